public import ArgumentParser
public import Equilibria

extension Arithmetic: ExpressibleByArgument {}

extension Rational: ExpressibleByArgument {}

extension DominanceKind: ExpressibleByArgument {
  /// What help lists.
  public static var allValueStrings: [String] { ["strict", "weak"] }
}

extension DominatorKind: ExpressibleByArgument {
  /// What help lists.
  public static var allValueStrings: [String] { ["mixed", "pure"] }
}

extension StageSelection: ExpressibleByArgument {
  /// Reads the name of a selection: `first`, `total`, `minimum` or `player:N`.
  public init?(argument: String) {
    switch MediatorObjective(argument: argument) {
    case .total: self = .highestTotal
    case .minimum: self = .highestMinimum
    case .player(let player): self = .highestPayoff(of: player)
    default:
      guard argument == "first" else { return nil }
      self = .first
    }
  }
}
