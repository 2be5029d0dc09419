public import EquilibriaNumerics

/// A maximal Nash subset: strategies of each player that are equilibria in every combination.
///
/// The subset is the product of the convex hulls of the players' strategies; every point of it is
/// an equilibrium, and the payoffs over it take their extremes at its extreme points.
///
/// > Source: Millham (1974), *On Nash subsets of bimatrix games*; Jansen (1981), *Maximal Nash
/// > subsets for bimatrix games*.
public struct NashSubset<Scalar: OrderedField>: Sendable, Hashable {
  /// The numbers of its extreme equilibria in the list, in order.
  public let members: [Int]

  /// Its dimension; zero for a single point.
  public let dimension: Int

  /// The least and greatest payoff of each player over the subset.
  public let payoffRanges: [ClosedRange<Scalar>]
}

/// A connected component of the set of equilibria: a union of maximal Nash subsets.
///
/// > Source: Jansen (1981), *Maximal Nash subsets for bimatrix games*; Govindan & Wilson (1997),
/// > *Uniqueness of the index for Nash equilibria of two-player games*.
public struct EquilibriumComponent<Scalar: OrderedField>: Sendable, Hashable {
  /// The numbers of its extreme equilibria in the list, in order.
  public let members: [Int]

  /// The maximal Nash subsets whose union it is.
  public let subsets: [NashSubset<Scalar>]

  /// The sum of the indices of the equilibria that appear nearby when payoffs are perturbed.
  ///
  /// The indices of all components of a game sum to +1. A component with an index other than zero
  /// is essential: every small change of the payoffs leaves an equilibrium near it.
  public let index: Int

  /// The largest dimension of its subsets.
  public var dimension: Int { subsets.map(\.dimension).max() ?? 0 }

  /// Whether it is one isolated equilibrium.
  public var isSinglePoint: Bool { members.count == 1 }

  /// Whether the index shows that every nearby game has an equilibrium near this component.
  public var isEssential: Bool { index != 0 }

  /// The least and greatest payoff of each player over the component.
  public var payoffRanges: [ClosedRange<Scalar>] {
    subsets.dropFirst().reduce(subsets.first?.payoffRanges ?? []) { ranges, subset in
      zip(ranges, subset.payoffRanges).map {
        min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
      }
    }
  }
}
