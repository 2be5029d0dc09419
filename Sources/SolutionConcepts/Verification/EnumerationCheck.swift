public import EquilibriaNumerics
public import Games

/// What the checker finds about a list of all extreme equilibria of a two-player game.
///
/// The list itself is checked in full: every profile is an equilibrium and extreme, none occurs
/// twice, the components are what the list implies, and the indices sum to +1. That nothing is
/// missing is checked by looking at *every* candidate basis of both polytopes, which is feasible for
/// small games only; ``isProvenComplete`` says whether it was done.
///
/// > Source: Mangasarian (1964), *Equilibrium points of bimatrix games* (extreme equilibria are pairs
/// > of vertices); Shapley (1974) (index).
public struct EnumerationCheck: Sendable, Hashable {
  /// A mistake in the list.
  ///
  /// Equilibria are numbered from 0.
  public enum Problem: Sendable, Hashable {
    /// A player gains by deviating.
    case notAnEquilibrium(Int)
    /// The equilibrium lies strictly between others.
    case notExtreme(Int)
    /// Two entries are equal.
    case repeated(Int, Int)
    /// The list is called complete but lacks equilibria; the mixtures of one of them.
    case missing([[Rational]])
    /// A list that is called complete has no components.
    case componentsMissing
    /// The components or their subsets are not those of the list; the number of the component.
    case wrongComponent(Int)
    /// The index of an isolated regular equilibrium is wrong; the number of the component.
    case wrongIndex(Int)
    /// The indices do not sum to +1.
    case wrongIndexSum(Int)
  }

  /// All mistakes found; empty when the list is accepted.
  public let problems: [Problem]

  /// Whether it was checked that no extreme equilibrium is missing.
  public let isProvenComplete: Bool

  /// Whether no mistake was found.
  public var isAccepted: Bool { problems.isEmpty }
}

extension EnumerationCheck: CustomStringConvertible {
  /// The verdict, or the mistakes in words.
  public var description: String {
    guard !isAccepted else {
      return isProvenComplete ? "accepted, nothing is missing" : "accepted"
    }
    return problems.map { problem in
      switch problem {
      case .notAnEquilibrium(let number): "entry \(number) is not an equilibrium"
      case .notExtreme(let number): "entry \(number) is not extreme"
      case .repeated(let first, let second): "entries \(first) and \(second) are equal"
      case .missing(let mixtures): "the equilibrium \(mixtures) is missing"
      case .componentsMissing: "a complete list has no components"
      case .wrongComponent(let number): "component \(number) is not one of the list"
      case .wrongIndex(let number): "the index of component \(number) is wrong"
      case .wrongIndexSum(let sum): "the indices sum to \(sum) and not to +1"
      }
    }.joined(separator: "\n")
  }
}

extension NormalFormGame {
  /// Checks a list of all extreme equilibria, from any source.
  ///
  /// - Parameters:
  ///   - equilibria: The list, exact.
  ///   - largestBasisCount: Completeness is checked when the game has at most this many candidate
  ///     bases, `(m + n)! / (m! · n!)`.
  /// - Returns: The mistakes found.
  /// - Throws: ``SolutionError`` when the game does not have two players or a profile does not fit.
  public func check(
    enumeration equilibria: NashEquilibria<Action, Rational>,
    largestBasisCount: Int = 20_000
  ) throws(SolutionError) -> EnumerationCheck {
    let table = try SolutionError.game { () throws(GameError) in
      let table = try tabulated()
      for equilibrium in equilibria { try equilibrium.profile.requireFit(table) }
      return table
    }
    guard table.space.playerCount == 2 else {
      throw .game(.needsPlayers(expected: 2, found: table.space.playerCount))
    }
    return EnumerationChecker(table).check(equilibria, largestBasisCount: largestBasisCount)
  }
}
