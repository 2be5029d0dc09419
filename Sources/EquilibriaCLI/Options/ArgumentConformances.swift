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
