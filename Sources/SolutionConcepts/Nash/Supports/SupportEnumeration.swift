public import EquilibriaNumerics
public import Games

/// All equilibria of a two-player game with supports of given sizes, by solving the indifference
/// equations of each pair of supports.
///
/// A pair of supports S, T has the equilibria (x, y) in which x makes the actions of T the best
/// replies and y those of S. Mostly each player's equations have one solution. When they are
/// singular, the equilibria with these supports form a product of two polytopes, and the extreme
/// points of its closure are listed, each once; some of them have smaller supports.
/// `nashEquilibria(withSupports:limits:)` of a game describes the set of a single pair.
///
/// Pairs are skipped when an action is dominated given the opponent's support. The answer is
/// complete when it is proven that no equilibrium is missing: every pair visited holds one at most,
/// and there is none of other sizes. Infinitely many are never complete here; ``VertexEnumeration``
/// describes their components. For equal sizes that needs no pairs of other sizes: an
/// equilibrium with unequal supports has a strategy with more best replies than actions, which
/// shows up as a tie among the equal ones.
///
/// - Complexity: The number of pairs, `Σₖ C(m, k)·C(n, k)` for equal sizes, is exponential;
///   ``limits`` bounds it. Each takes O(k³) integer operations.
///
/// > Source: Dickhaut & Kaplan (1991), *A program for finding Nash equilibria*; Porter, Nudelman &
/// > Shoham (2008), *Simple search methods for finding a Nash equilibrium*; von Stengel (2007),
/// > *Algorithmic Game Theory* chapter 3, algorithm 3.4 and theorem 3.2.
public struct SupportEnumeration: NashAlgorithm, Hashable {
  /// Which pairs of supports to look at.
  public enum Selection: Sendable, Hashable {
    /// Supports of equal size: all that a nondegenerate game needs.
    case equalSizes
    /// Every pair: finds every extreme equilibrium of a degenerate game too.
    case all
    /// Supports of given sizes, player 0's first.
    case sizes(Int, Int)
    /// One pair, by action numbers, player 0's first.
    case pair([Int], [Int])
  }

  /// Which pairs of supports to look at.
  public var supports: Selection

  /// Whether equal sizes are followed by the proof that there are no other equilibria.
  ///
  /// It takes as long again as the enumeration; without it the answer is not complete.
  public var provesCompleteness: Bool

  /// The longest time and the most support pairs.
  public var limits: Limits

  /// Support enumeration.
  ///
  /// - Parameters:
  ///   - supports: Which pairs of supports to look at; those of equal size by default.
  ///   - provesCompleteness: Whether to prove that equal sizes were enough.
  ///   - limits: The longest time and the most support pairs.
  public init(
    supports: Selection = .equalSizes,
    provesCompleteness: Bool = true,
    limits: Limits = .none
  ) {
    self.supports = supports
    self.provesCompleteness = provesCompleteness
    self.limits = limits
  }

  /// `support-enumeration`.
  public var name: String { "support-enumeration" }

  /// Finds the equilibria with the selected supports; found exactly, whatever the arithmetic.
  ///
  /// - Parameters:
  ///   - game: A two-player game.
  ///   - scalar: The arithmetic of the results.
  /// - Returns: The equilibria in the order of their supports, small ones first.
  /// - Throws: ``SolutionError`` when the game does not have two players, or the supports are not
  ///   those of the game.
  public func equilibria<Action, Scalar: OrderedField>(
    of game: PayoffTable<Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> NashEquilibria<Action, Scalar> {
    guard game.space.playerCount == 2 else {
      throw .game(.needsPlayers(expected: 2, found: game.space.playerCount))
    }
    try validate(in: game.space)
    var search = SupportSearch(game, Stopwatch(limits))
    let end = run(&search)
    let arrays = PayoffArrays<Scalar>(game)
    return NashEquilibria(
      search.found.map { NashEquilibrium(weights: $0, of: game, arrays: arrays) },
      method: name,
      isComplete: end.isComplete,
      includesAllPure: end.includesAllPure,
      stopReason: end.stopReason
    )
  }

  private struct End {
    var stopReason: StopReason?
    var isComplete = false
    var includesAllPure = false
  }

  private func run(_ search: inout SupportSearch) -> End {
    let counts = search.survivors.map(\.count)
    var end = End()
    switch supports {
    case .equalSizes:
      for size in 1...(counts.min() ?? 1) {
        end.stopReason = search.visit(sizes: [size, size], watchesForTies: provesCompleteness)
        if end.stopReason != nil { return end }
        end.includesAllPure = true
      }
      if provesCompleteness {
        end.stopReason = search.excludeLargerFirstSupports()
        end.isComplete =
          end.stopReason == nil && search.isFinite && !search.mayHaveUnequalSupports
      }
    case .all:
      let sizes = (1...counts[0]).flatMap { rows in (1...counts[1]).map { [rows, $0] } }
      for pair in sizes.sorted(by: { Self.effort($0) < Self.effort($1) }) {
        end.stopReason = search.visit(sizes: pair, watchesForTies: false)
        if end.stopReason != nil { return end }
        end.includesAllPure = true
      }
      end.isComplete = search.isFinite
    case .sizes(let rows, let columns):
      end.stopReason = search.visit(sizes: [rows, columns], watchesForTies: false)
      end.includesAllPure = end.stopReason == nil && rows == 1 && columns == 1
    case .pair(let rows, let columns):
      end.stopReason = search.visit([rows.sorted(), columns.sorted()])
    }
    return end
  }

  /// Small pairs come first, and of those with as many actions the balanced ones.
  private static func effort(_ sizes: [Int]) -> (Int, Int, Int) {
    (sizes[0] + sizes[1], abs(sizes[0] - sizes[1]), sizes[0])
  }

  private func validate(in space: ActionSpace) throws(SolutionError) {
    switch supports {
    case .equalSizes, .all: return
    case .sizes(let rows, let columns):
      for (player, size) in [rows, columns].enumerated() {
        guard (1...space.counts[player]).contains(size) else {
          throw .game(
            .invalidParameter(
              name: "the support size of player \(player)",
              value: "\(size)",
              domain: "1 to \(space.counts[player])"
            )
          )
        }
      }
    case .pair(let rows, let columns):
      for (player, support) in [rows, columns].enumerated() {
        let actions = 0..<space.counts[player]
        guard !support.isEmpty, support.allSatisfy(actions.contains),
          Set(support).count == support.count
        else {
          throw .game(
            .invalidParameter(
              name: "the support of player \(player)",
              value: "\(support)",
              domain: "one or more different actions from 0 to \(actions.count - 1)"
            )
          )
        }
      }
    }
  }
}

extension NashAlgorithm where Self == SupportEnumeration {
  /// All equilibria of a two-player game with supports of equal size.
  public static var supportEnumeration: SupportEnumeration { SupportEnumeration() }
}

extension NashEquilibrium {
  /// An equilibrium found exactly, from one vector of integer weights per player.
  init(
    weights: [[ExactInteger]],
    of game: PayoffTable<Action>,
    arrays: PayoffArrays<Scalar>
  ) {
    let profile = MixedProfile(
      weights.enumerated().map { player, weights in
        let sum = weights.reduce(ExactInteger.zero, +)
        let probabilities = weights.map { Scalar(Rational(numerator: $0, denominator: sum)) }
        return MixedStrategy(trusted: probabilities, over: game.actions[player])
      }
    )
    self.init(profile, check: NashCheck(profile, of: game, arrays: arrays))
  }
}
