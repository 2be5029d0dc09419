import ArgumentParser
import Equilibria

/// Exact or floating results.
struct ArithmeticOption: ParsableArguments {
  @Option(
    help: """
      exact: fractions, without any rounding. floating: decimals with an error bound, faster on \
      large games.
      """
  )
  var arithmetic = Arithmetic.exact
}
