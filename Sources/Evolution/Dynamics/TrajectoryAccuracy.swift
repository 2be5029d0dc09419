/// How accurately a trajectory is integrated, and for how long.
public struct TrajectoryAccuracy: Sendable, Hashable {
  /// The error allowed per step as a part of each share.
  public let relative: Double

  /// The error allowed per step near zero.
  public let absolute: Double

  /// The most steps.
  public let stepLimit: Int

  /// An accuracy; the default reaches about nine digits over moderate times.
  ///
  /// - Parameters:
  ///   - relative: The error allowed per step as a part of each share, from 1e-13 to 0.01.
  ///   - absolute: The error allowed per step near zero, from 1e-15 to 0.01.
  ///   - stepLimit: The most steps, at least 1.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when a number is outside its domain.
  public init(
    relative: Double = 1e-10,
    absolute: Double = 1e-12,
    stepLimit: Int = 200_000
  ) throws(EvolutionError) {
    guard relative >= 1e-13, relative <= 0.01 else {
      throw .parameter(
        name: "relative",
        value: "\(relative)",
        domain: "an error from 1e-13 to 0.01"
      )
    }
    guard absolute >= 1e-15, absolute <= 0.01 else {
      throw .parameter(
        name: "absolute",
        value: "\(absolute)",
        domain: "an error from 1e-15 to 0.01"
      )
    }
    guard stepLimit >= 1 else {
      throw .parameter(name: "stepLimit", value: "\(stepLimit)", domain: "a whole number from 1")
    }
    self.init(checked: relative, absolute, stepLimit)
  }

  private init(checked relative: Double, _ absolute: Double, _ stepLimit: Int) {
    self.relative = relative
    self.absolute = absolute
    self.stepLimit = stepLimit
  }

  /// Ten digits relative, twelve absolute.
  public static let standard = TrajectoryAccuracy(checked: 1e-10, 1e-12, 200_000)

  /// A hundredth of the errors, as far as doubles allow.
  var finer: TrajectoryAccuracy {
    TrajectoryAccuracy(checked: max(relative / 100, 3e-15), max(absolute / 100, 1e-16), stepLimit)
  }
}
