public import EquilibriaNumerics

/// Who learns from an interaction.
public enum Witnesses: String, Sendable, Hashable, Codable, CaseIterable {
  /// Members see their own interactions only, so beliefs differ.
  case participants
  /// All members see the same interactions, so those with the same first belief leave together.
  case everybody
}

/// Size and activity of simulated communities, with standard errors over communities.
public struct CommunitySimulation: Sendable, Hashable {
  /// How many members there are after 0, 1, 2, … periods: `size[period]`.
  public let size: [Estimate]

  /// In how many of a period's interactions an important rule was enforced: `activity[period]`, zero for
  /// period 0.
  ///
  /// Each member takes part in one such interaction per period; it is what communities are for.
  public let activity: [Estimate]

  /// The share of communities that still have members at the end.
  public let survival: Estimate

  /// The number of members at first.
  public let members: Int

  /// The number of communities that were run to the end.
  public let communities: Int

  /// Why there are fewer communities than asked for; `nil` when there are not.
  public let stopReason: StopReason?
}

extension CommunitySimulation: CustomStringConvertible {
  /// The size at the end, and the share of communities that survived.
  public var description: String {
    let size = size[size.count - 1]
    return "\(size) of \(members) members, \(survival) of \(communities) communities survive"
  }
}
