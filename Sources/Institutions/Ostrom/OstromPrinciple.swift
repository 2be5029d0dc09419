/// The design principles of lasting commons, with the halves that later work told apart.
///
/// > Source: Ostrom (1990), *Governing the Commons*, table 3.1; Cox, Arnold & Villamayor Tomás (2010),
/// > *A review of design principles for community-based natural resource management*, Ecology and
/// > Society 15 (1A to 4B).
public enum OstromPrinciple: String, Sendable, Hashable, CaseIterable {
  /// It is clear who may use the resource.
  case userBoundaries = "1A"
  /// It is clear what the resource is.
  case resourceBoundaries = "1B"
  /// The rules fit local conditions.
  case localFit = "2A"
  /// What members get is in proportion to what they give.
  case proportionality = "2B"
  /// Those affected take part in changing the rules.
  case collectiveChoice = "3"
  /// The behaviour of users is watched, by monitors who have reason to.
  case monitoringUsers = "4A"
  /// The state of the resource is watched as closely as the rules need it.
  case monitoringResource = "4B"
  /// Sanctions grow with the record.
  case graduatedSanctions = "5"
  /// Conflicts are resolved cheaply, and appeals lead to justice.
  case conflictResolution = "6"
  /// Outside authorities let the members organise.
  case rightToOrganise = "7"
  /// Rules at each level fit those at the next.
  case nesting = "8"

  /// What the principle asks for.
  public var title: String {
    switch self {
    case .userBoundaries: "clear boundaries of users"
    case .resourceBoundaries: "clear boundaries of the resource"
    case .localFit: "congruence with local conditions"
    case .proportionality: "costs in proportion to benefits"
    case .collectiveChoice: "collective-choice arrangements"
    case .monitoringUsers: "monitoring of users"
    case .monitoringResource: "monitoring of the resource"
    case .graduatedSanctions: "graduated sanctions"
    case .conflictResolution: "conflict resolution"
    case .rightToOrganise: "recognition of the right to organise"
    case .nesting: "nested enterprises"
    }
  }
}

extension OstromPrinciple: CustomStringConvertible {
  /// The number and the title.
  public var description: String { "\(rawValue) \(title)" }
}
