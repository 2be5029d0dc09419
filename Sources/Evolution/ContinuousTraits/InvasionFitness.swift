internal import RealModule

/// The growth rate of rare mutants among residents, for traits that vary continuously.
///
/// ```swift
/// let model = try InvasionFitness(traits: 0...1) { mutant, resident in
///   mutant * (1 - resident) - mutant * mutant
/// }
/// print(try model.singularStrategies())
/// ```
///
/// A payoff to which the same amount may be added for all mutants serves as well.
public struct InvasionFitness: Sendable {
  /// The traits considered.
  public let traits: ClosedRange<Double>

  /// The growth rate `f(y|x)` of mutants y among residents x.
  public let growth: @Sendable (_ mutant: Double, _ resident: Double) -> Double

  /// A model from its growth rate.
  ///
  /// - Parameters:
  ///   - traits: The traits considered.
  ///   - growth: The growth rate of mutants among residents; smooth within the traits.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the traits are not a finite
  ///   interval of positive length.
  public init(
    traits: ClosedRange<Double>,
    growth: @escaping @Sendable (_ mutant: Double, _ resident: Double) -> Double
  ) throws(EvolutionError) {
    guard traits.lowerBound.isFinite, traits.upperBound.isFinite,
      traits.lowerBound < traits.upperBound
    else {
      throw .parameter(
        name: "traits",
        value: "\(traits)",
        domain: "a finite interval of positive length"
      )
    }
    self.traits = traits
    self.growth = growth
  }

  /// The selection gradient `∂f/∂y` at y = x: which way small mutations are favoured.
  ///
  /// - Parameter resident: The trait of the residents.
  /// - Returns: The slope, from a difference quotient of fourth order.
  public func selectionGradient(at resident: Double) -> Double {
    firstDerivative(at: resident, step: firstStep).value
  }

  /// The traits at which selection has no direction.
  ///
  /// Sign changes of the selection gradient on a grid are bisected to the last bit, so a gradient
  /// that only touches zero is not found.
  ///
  /// - Parameter gridSize: The number of intervals searched for a sign change, at least 1.
  /// - Returns: The singular strategies in increasing order.
  /// - Throws: ``EvolutionError`` when the grid is empty or the growth rate is not finite somewhere.
  /// - Complexity: Linear in the size of the grid.
  public func singularStrategies(
    gridSize: Int = 1000
  ) throws(EvolutionError) -> [SingularStrategy] {
    guard gridSize >= 1 else {
      throw .parameter(name: "gridSize", value: "\(gridSize)", domain: "a number from 1")
    }
    var result: [SingularStrategy] = []
    var previous = try gradient(traits.lowerBound)
    var left = traits.lowerBound
    if previous == 0 { result.append(singularity(at: left)) }
    for place in 1...gridSize {
      let right =
        place == gridSize
        ? traits.upperBound : traits.lowerBound + length * (Double(place) / Double(gridSize))
      let next = try gradient(right)
      if next == 0 {
        result.append(singularity(at: right))
      } else if previous != 0, (previous < 0) != (next < 0) {
        result.append(singularity(at: try root(from: left, to: right, isRising: next > 0)))
      }
      (left, previous) = (right, next)
    }
    return result
  }

  private func gradient(_ resident: Double) throws(EvolutionError) -> Double {
    let value = selectionGradient(at: resident)
    guard value.isFinite else {
      throw .parameter(
        name: "growth",
        value: "\(value) near the trait \(resident)",
        domain: "a smooth function with finite values"
      )
    }
    return value
  }

  private func root(
    from left: Double,
    to right: Double,
    isRising: Bool
  ) throws(EvolutionError) -> Double {
    var (low, high) = (left, right)
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return middle }
      let value = try gradient(middle)
      if value == 0 { return middle }
      if (value > 0) == isRising { high = middle } else { low = middle }
    }
  }

  private func singularity(at trait: Double) -> SingularStrategy {
    let curvature = secondDerivative(at: trait)
    let cross = mixedDerivative(at: trait)
    let convergence = (
      value: curvature.value + cross.value,
      error: curvature.error + cross.error
    )
    func sign(_ estimate: (value: Double, error: Double)) -> Int {
      estimate.value > estimate.error ? 1 : estimate.value < -estimate.error ? -1 : 0
    }
    return SingularStrategy(
      trait: trait,
      exactTrait: nil,
      convergence: convergence.value,
      curvature: curvature.value,
      kind: SingularStrategy.kind(convergence: sign(convergence), curvature: sign(curvature)),
      hasMutualInvasibility: sign(cross) < 0
    )
  }
}

extension InvasionFitness {
  private var length: Double { traits.upperBound - traits.lowerBound }
  private var firstStep: Double { length * 0x1p-10 }
  private var secondStep: Double { length * 0x1p-7 }

  /// A point moved inwards until differences of two steps stay within the traits.
  private func inner(_ point: Double, _ step: Double) -> Double {
    min(max(point, traits.lowerBound + 2 * step), traits.upperBound - 2 * step)
  }

  /// The derivative in the mutant's trait.
  ///
  /// Near an end of the traits the centre is moved inwards and the slope is continued linearly.
  private func firstDerivative(at point: Double, step: Double) -> (value: Double, error: Double) {
    let centre = inner(point, step)
    let values = (-2...2).map { growth(centre + Double($0) * step, point) }
    let slope = (8 * (values[3] - values[1]) - (values[4] - values[0])) / (12 * step)
    let plain = (values[3] - values[1]) / (2 * step)
    let bend =
      (16 * (values[3] + values[1]) - (values[4] + values[0]) - 30 * values[2])
      / (12 * step * step)
    let noise = (values.map(\.magnitude).max() ?? 0) * .ulpOfOne / step
    return (slope + bend * (point - centre), (slope - plain).magnitude * 0.01 + 2 * noise)
  }

  private func secondDerivative(at point: Double) -> (value: Double, error: Double) {
    let step = secondStep
    let centre = inner(point, step)
    let values = (-2...2).map { growth(centre + Double($0) * step, point) }
    let fine =
      (16 * (values[3] + values[1]) - (values[4] + values[0]) - 30 * values[2])
      / (12 * step * step)
    let plain = (values[3] + values[1] - 2 * values[2]) / (step * step)
    let noise = (values.map(\.magnitude).max() ?? 0) * .ulpOfOne / (step * step)
    return (fine, (fine - plain).magnitude * 0.1 + 16 * noise)
  }

  /// The mixed second derivative at equal traits.
  private func mixedDerivative(at point: Double) -> (value: Double, error: Double) {
    let step = secondStep
    let centre = inner(point, step)
    func quotient(_ width: Double) -> Double {
      (growth(centre + width, centre + width) - growth(centre + width, centre - width)
        - growth(centre - width, centre + width) + growth(centre - width, centre - width))
        / (4 * width * width)
    }
    let (coarse, plain) = (quotient(2 * step), quotient(step))
    let fine = (4 * plain - coarse) / 3
    let size =
      growth(centre + step, centre - step).magnitude
      + growth(centre - step, centre + step).magnitude
    return (
      fine, (fine - plain).magnitude * 0.1 + 16 * size * .ulpOfOne / (step * step)
    )
  }
}
