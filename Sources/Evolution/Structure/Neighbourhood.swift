/// Whom a cell of a grid meets, and whom it imitates.
public enum Neighbourhood: String, Sendable, Hashable, Codable, CaseIterable {
  /// The eight cells around, corners included.
  case moore
  /// The four cells that share a side.
  case vonNeumann

  /// The number of neighbours.
  public var count: Int { self == .moore ? 8 : 4 }
}
