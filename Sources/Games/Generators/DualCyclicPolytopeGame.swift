public import EquilibriaNumerics

/// Square games whose best-reply polytopes are dual cyclic, the known hard and extreme cases.
///
/// In even dimension d both players have d actions, and both best-reply polytopes have the
/// combinatorial type of the dual cyclic polytope with 2d facets: facet k stands for the point
/// (k, k², …, k^d) of the moment curve. Row action i is facet i of the first polytope and column
/// action j its facet d + j; the second polytope has the same labels after a permutation λ of its
/// facets. The choice of λ decides how the polytopes fit together:
///
/// - ``FacetLabels/longPaths``: one equilibrium, completely mixed, and every Lemke–Howson path has
///   exponential length; the longest take 4, 20, 88 and 376 steps for d = 2, 4, 6 and 8.
/// - ``FacetLabels/manyEquilibria``: 3, 15 and 75 equilibria for d = 2, 4 and 6.
///
/// With Λ = lcm(1, …, 2d − 1), the payoffs are whole numbers:
///
///     B(i, j) = (−1)^(i+1) Λ / (d + j − i)
///     A(λ(i), λ(d + j) − d) = (−1)^j Λ / (d + j − i)        i, j = 1, …, d
///
/// **Why.** Take a vertex of the dual cyclic polytope, with facets 1, …, d, as the origin and those
/// facets as the constraints xᵢ ≥ 0. Lagrange interpolation of the moment curve at 1, …, d writes
/// facet d + j as Σᵢ xᵢ·wᵢ/(i − d − j) ≤ constant, up to a positive factor and a term that does not
/// depend on j, where wᵢ = Π_{k≠i} 1/(i − k) has the sign (−1)^(d−i). Such a term, and the positive
/// factors |wᵢ| of the coordinates, change the polytope only by a projective map that keeps its
/// labels.
///
/// > Source: Savani & von Stengel (2006), *Hard-to-solve bimatrix games*, Econometrica 74, for the
/// > permutation of long paths; von Stengel (1999), *New maximal numbers of equilibria in bimatrix
/// > games*, Discrete & Computational Geometry 21, for that of many equilibria. The payoffs are
/// > derived here.
public struct DualCyclicPolytopeGame: NormalFormGame, Hashable {
  /// How the facets of the second polytope are labelled.
  public enum FacetLabels: String, Sendable, Hashable, CaseIterable {
    /// λ(1) = 1, λ(d) = d, λ(k) = k + (−1)^k for other k < d, and λ(k) = k − (−1)^k for k > d.
    case longPaths
    /// λ(k) = k − (−1)^k for all k: neighbours 1 and 2, 3 and 4, … exchanged.
    case manyEquilibria
  }

  /// d: the number of actions of each player, even.
  public let dimension: Int

  /// How the facets of the second polytope are labelled.
  public let labels: FacetLabels

  /// Λ, the least common multiple of 1, …, 2d − 1.
  private let scale: Rational

  /// The facet i of each row label, numbered from 0.
  private let rowFacets: [Int]

  /// The facet j of each column label, numbered from 0.
  private let columnFacets: [Int]

  /// The game of a given dimension.
  ///
  /// - Parameters:
  ///   - dimension: d, the number of actions of each player; even, from 2 to 512.
  ///   - labels: How the polytopes fit together; long Lemke–Howson paths by default.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` for other dimensions.
  public init(dimension: Int, labels: FacetLabels = .longPaths) throws(GameError) {
    guard dimension % 2 == 0, (2...512).contains(dimension) else {
      throw .invalidParameter(
        name: "dimension",
        value: "\(dimension)",
        domain: "an even number from 2 to 512"
      )
    }
    self.dimension = dimension
    self.labels = labels
    scale = Self.leastCommonMultiple(upTo: 2 * dimension - 1)
    var rowFacets = Array(repeating: 0, count: dimension)
    var columnFacets = rowFacets
    for facet in 1...dimension {
      rowFacets[Self.label(of: facet, labels, dimension) - 1] = facet - 1
      columnFacets[Self.label(of: dimension + facet, labels, dimension) - dimension - 1] = facet - 1
    }
    self.rowFacets = rowFacets
    self.columnFacets = columnFacets
  }

  /// `Dual cyclic polytope game`, with the size.
  public var title: String { "Dual cyclic \(dimension)×\(dimension) game" }

  /// The actions, numbered from 0, for both players.
  public var actions: [[Int]] { Array(repeating: Array(0..<dimension), count: 2) }

  /// The payoffs of both players.
  ///
  /// - Parameter profile: Their actions, numbered from 0.
  /// - Returns: `A` and `B` at these actions.
  public func payoffs(for profile: [Int]) -> [Rational] {
    let row = rowFacets[profile[0]]
    let column = columnFacets[profile[1]]
    let first = scale / Rational(dimension + column - row)
    let second = scale / Rational(dimension + profile[1] - profile[0])
    // Signs for numbering from 0: (−1)^j becomes (−1)^(j+1), (−1)^(i+1) becomes (−1)^i.
    return [
      column % 2 == 0 ? -first : first,
      profile[0] % 2 == 0 ? second : -second,
    ]
  }

  private static func label(of facet: Int, _ labels: FacetLabels, _ dimension: Int) -> Int {
    let other = facet % 2 == 0 ? facet - 1 : facet + 1
    switch labels {
    case .manyEquilibria: return other
    case .longPaths:
      if facet > dimension { return other }
      if facet == 1 || facet == dimension { return facet }
      return facet % 2 == 0 ? facet + 1 : facet - 1
    }
  }

  private static func leastCommonMultiple(upTo bound: Int) -> Rational {
    // Each prime contributes its largest power within the bound.
    var product: Rational = 1
    for prime in 2...max(2, bound) where (2..<prime).allSatisfy({ prime % $0 != 0 }) {
      var power = prime
      while power * prime <= bound { power *= prime }
      if power <= bound { product *= Rational(power) }
    }
    return product
  }
}
