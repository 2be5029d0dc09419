public import EquilibriaNumerics

/// Two colonels who distribute soldiers over battlefields.
///
/// A field goes to the colonel with more soldiers on it; the payoff is the number of fields won less
/// the number of fields lost, so the game is zero-sum. Colonels may have different numbers of
/// soldiers, and all soldiers are placed.
///
/// ```swift
/// let equal = try ColonelBlotto(soldiers: 5, fields: 3)
/// let unequal = try ColonelBlotto(soldiers: [6, 4], fields: 3)
/// ```
///
/// - Complexity: A colonel with s soldiers on f fields has (s + f − 1 choose f − 1) actions.
///
/// > Source: Borel (1921), *La théorie du jeu et les équations intégrales à noyau symétrique*;
/// > Gross & Wagner (1950), *A continuous Colonel Blotto game*, RAND RM-408.
public struct ColonelBlotto: NormalFormGame, Hashable {
  /// How many soldiers go to each field.
  public struct Allocation: Sendable, Hashable, CustomStringConvertible {
    /// The number of soldiers on each field, in order.
    public let soldiers: [Int]

    /// An allocation of soldiers to fields.
    ///
    /// - Parameter soldiers: The number of soldiers on each field.
    public init(_ soldiers: [Int]) { self.soldiers = soldiers }

    /// The numbers with dashes between them: `3-1-1`.
    public var description: String { soldiers.map(String.init).joined(separator: "-") }
  }

  /// The number of soldiers of each colonel.
  public let soldiers: [Int]

  /// The number of battlefields.
  public let fields: Int

  /// The allocations of each colonel, from all soldiers on the last field to all on the first.
  public let actions: [[Allocation]]

  /// The game with given numbers of soldiers and fields.
  ///
  /// - Parameters:
  ///   - soldiers: The number of soldiers of the row and of the column player.
  ///   - fields: The number of battlefields, one or more.
  /// - Throws: ``GameError`` for other than two colonels, negative numbers, no fields or too many
  ///   allocations.
  public init(soldiers: [Int], fields: Int) throws(GameError) {
    guard soldiers.count == 2 else {
      throw .needsPlayers(expected: 2, found: soldiers.count)
    }
    try requireWhole("fields", fields, in: 1...Int.max)
    for count in soldiers { try requireWhole("soldiers", count, in: 0...Int.max) }
    let counts = soldiers.map { Self.allocationCount(soldiers: $0, fields: fields) }
    _ = try ActionSpace(validating: counts)
    self.soldiers = soldiers
    self.fields = fields
    actions = soldiers.map { Self.allocations(soldiers: $0, fields: fields).map(Allocation.init) }
  }

  /// The game between equal armies.
  ///
  /// - Parameters:
  ///   - soldiers: The number of soldiers of each colonel; 5 by default.
  ///   - fields: The number of battlefields; 3 by default.
  /// - Throws: ``GameError`` for negative numbers, no fields or too many allocations.
  public init(soldiers: Int = 5, fields: Int = 3) throws(GameError) {
    try self.init(soldiers: [soldiers, soldiers], fields: fields)
  }

  /// The name of the game.
  public var title: String { "Colonel Blotto" }

  /// The payoffs of both colonels.
  ///
  /// - Parameter profile: Their allocations.
  /// - Returns: Fields won less fields lost, for each.
  public func payoffs(for profile: [Allocation]) -> [Rational] {
    let lead = zip(profile[0].soldiers, profile[1].soldiers)
      .reduce(0) { $0 + ($1.0 - $1.1).signum() }
    return [Rational(lead), Rational(-lead)]
  }

  /// The number of ways to place soldiers, capped once it exceeds every table.
  private static func allocationCount(soldiers: Int, fields: Int) -> Int {
    // (s + f − 1 choose k) with the smaller of k = f − 1 and k = s; every partial product is exact.
    let smaller = min(soldiers, fields - 1)
    let larger = max(soldiers, fields - 1)
    var count = 1
    for step in 0..<smaller {
      let (factor, overflow) = larger.addingReportingOverflow(step + 1)
      let (product, tooBig) = count.multipliedReportingOverflow(by: factor)
      guard !overflow, !tooBig else { return ActionSpace.largestProfileCount + 1 }
      count = product / (step + 1)
      if count > ActionSpace.largestProfileCount { return count }
    }
    return count
  }

  private static func allocations(soldiers: Int, fields: Int) -> [[Int]] {
    if fields == 1 { return [[soldiers]] }
    var result: [[Int]] = []
    for first in 0...soldiers {
      for rest in allocations(soldiers: soldiers - first, fields: fields - 1) {
        result.append([first] + rest)
      }
    }
    return result
  }
}
