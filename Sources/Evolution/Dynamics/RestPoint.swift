public import EquilibriaNumerics

/// Whether shares near a state of rest return to it.
public enum RestPointStability: String, Sendable, Hashable, Codable {
  /// Nearby shares stay near and return.
  case asymptoticallyStable
  /// Some shares arbitrarily near move away.
  case unstable
  /// Nearby shares stay near but do not return: they circle, or rest there.
  case neutral
  /// Nothing was proven: the leading eigenvalues are on the border, or there are none.
  case undecided
}

/// What a verdict on stability rests on.
public enum StabilityArgument: String, Sendable, Hashable, Codable {
  /// The signs of the eigenvalues' real parts, counted exactly from the characteristic polynomial.
  case exactEigenvalues
  /// Eigenvalues in floating point whose real parts are farther from the border than errors reach.
  case eigenvalues
  /// A conserved quantity with its only extremum at the state.
  case conservedQuantity
  /// The state is an evolutionarily stable strategy whose unused strategies all earn less.
  case evolutionaryStability
  /// The game is stable (`zᵀAz ≤ 0` for all z that sum to zero) and has no other equilibrium.
  case stableGame
  /// The signs of the differences in payoffs on both sides, in a game of two strategies.
  case twoStrategies
  /// Every deviation loses, in each role.
  case strictEquilibrium
}

/// A complex number: how fast a small disturbance grows and how fast it circles.
public struct Eigenvalue: Sendable, Hashable {
  /// The speed of growth; negative when disturbances die out.
  public let real: Double

  /// The angular speed of circling; a full circle takes 2π divided by it.
  public let imaginary: Double

  /// The distance from zero.
  public var magnitude: Double {
    // Scaled against overflow.
    let (large, small) = (
      max(real.magnitude, imaginary.magnitude), min(real.magnitude, imaginary.magnitude)
    )
    return large == 0 ? 0 : large * (1 + (small / large) * (small / large)).squareRoot()
  }
}

extension Eigenvalue: CustomStringConvertible {
  /// The number in the form `a + bi`.
  public var description: String {
    imaginary == 0
      ? "\(real)" : "\(real) \(imaginary < 0 ? "-" : "+") \(imaginary.magnitude)i"
  }
}

/// Shares that do not change, with the proof and what happens nearby.
public struct RestPoint<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The strategies of each population.
  public let populations: [[Action]]

  /// The share of each strategy, for each population.
  public let shares: [[Double]]

  /// The shares as fractions, at which all rates are exactly zero; `nil` for floating-point results.
  public let exactShares: [[Rational]]?

  /// The largest rate of change of a share at the floating-point shares; for generations, the largest
  /// change.
  public let residual: Double

  /// The eigenvalues of the motion of small disturbances within the simplex.
  ///
  /// The largest real part comes first. For generations they are factors. They are `nil` where the
  /// motion has no derivative.
  public let eigenvalues: [Eigenvalue]?

  /// Whether nearby shares return.
  public let stability: RestPointStability

  /// What that rests on; `nil` when undecided.
  public let argument: StabilityArgument?

  /// How far the leading eigenvalue is from the border between stable and unstable.
  ///
  /// Positive numbers are on the stable side; `nil` without eigenvalues.
  public let margin: Double?
}

extension RestPoint: CustomStringConvertible {
  /// The shares and the verdict.
  public var description: String {
    let texts = populations.indices.map { number in
      zip(populations[number], populations[number].indices).map { strategy, place in
        let share =
          exactShares.map { $0[number][place].description } ?? "\(shares[number][place])"
        return "\(strategy) \(share)"
      }.joined(separator: ", ")
    }
    let reason = argument.map { " (\($0.rawValue))" } ?? ""
    return "\(texts.joined(separator: " | ")): \(stability.rawValue)\(reason)"
  }
}

/// The states of rest of a dynamic.
public struct RestPoints<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The dynamic.
  public let dynamic: MeanDynamic

  /// The isolated states of rest that were found, and the extreme ones of larger sets.
  public let points: [RestPoint<Action>]

  /// Whether these are all isolated states of rest, proven; numerical searches never prove that.
  public let isComplete: Bool

  /// Whether there may be lines or areas of further states of rest.
  public let mayHaveContinua: Bool

  /// Why the search ended early; `nil` when it ran to its end.
  public let stopReason: StopReason?
}

extension RestPoints: RandomAccessCollection {
  /// The first position, 0.
  public var startIndex: Int { 0 }

  /// One past the last position.
  public var endIndex: Int { points.count }

  /// The state of rest at a position.
  public subscript(position: Int) -> RestPoint<Action> { points[position] }
}

extension RestPoints: CustomStringConvertible {
  /// One state per line.
  public var description: String { points.map(\.description).joined(separator: "\n") }
}
