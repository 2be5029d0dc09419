public import EquilibriaNumerics
public import Games

extension CommonsHarvestPatch {
  /// A fine for every apple taken while few are there, paid to the others in equal parts.
  ///
  /// When there are fewer apples than eaters, each pays for what it gets on average.
  ///
  /// - Parameters:
  ///   - rate: θ: what an apple costs.
  ///   - apples: The largest number of apples with which the fine applies.
  /// - Returns: The contract.
  /// - Throws: ``InstitutionError`` for a patch with a single agent.
  public func fine(
    perApple rate: Rational,
    upTo apples: Int
  ) throws(InstitutionError) -> MarkovContract<Int, Move> {
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    return try .tax(rate: rate, in: table) { state, moves in
      let eaters = moves.count { $0 == .eat }
      return moves.map {
        $0 == .eat && state <= apples ? Rational(min(eaters, state), eaters) : 0
      }
    }
  }
}

extension FishStock {
  /// A tax on every fish that a fleet sets out to catch while the stock is small.
  ///
  /// It is paid to the other fleets in equal parts, whether or not the fish are there to be caught.
  ///
  /// - Parameters:
  ///   - rate: What a fish costs.
  ///   - stock: The stock from which on there is no tax.
  /// - Returns: The contract.
  /// - Throws: ``InstitutionError`` for a single fleet.
  public func tax(
    perFish rate: Rational,
    below stock: Int
  ) throws(InstitutionError) -> MarkovContract<Int, Int> {
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    return try .tax(rate: rate, in: table) { state, wanted in
      wanted.map { state < stock ? Rational($0) : 0 }
    }
  }
}
