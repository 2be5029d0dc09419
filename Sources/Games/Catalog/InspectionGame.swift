public import EquilibriaNumerics

/// A worker who may shirk and an employer who may inspect.
///
/// Working costs the worker `effort`, g, and is worth `output`, v, to the employer; the employer pays
/// `wage`, w, unless an inspection, which costs `inspection`, h, finds the worker shirking. Defined
/// by `wage > effort > inspection > 0`. The only equilibrium is mixed: the worker shirks with
/// probability h/w, the employer inspects with probability g/w.
///
/// > Source: Fudenberg & Tirole (1991), *Game Theory*, example 1.7.
public struct InspectionGame: NormalFormGame, Hashable {
  /// What the worker (work or shirk) or the employer (inspect or trust) does.
  public enum Move: String, NamedMove {
    /// The worker works.
    case work = "Work"
    /// The worker shirks.
    case shirk = "Shirk"
    /// The employer inspects.
    case inspect = "Inspect"
    /// The employer does not inspect.
    case trust = "Trust"
  }

  /// w: what the employer pays unless the worker is caught shirking.
  public let wage: Rational

  /// g: what working costs the worker.
  public let effort: Rational

  /// h: what an inspection costs the employer.
  public let inspection: Rational

  /// v: what the work is worth to the employer.
  public let output: Rational

  /// The game with the given wage, costs and output.
  ///
  /// - Parameters:
  ///   - wage: w, paid unless the worker is caught shirking; 4 by default.
  ///   - effort: g, the cost of working; 2 by default.
  ///   - inspection: h, the cost of an inspection; 1 by default.
  ///   - output: v, the worth of the work to the employer; 6 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless
  ///   `wage > effort > inspection > 0`.
  public init(
    wage: Rational = 4,
    effort: Rational = 2,
    inspection: Rational = 1,
    output: Rational = 6
  ) throws(GameError) {
    let inequalities = DefiningInequalities(of: "inspection game")
    try inequalities.strictlyDescending(
      NamedParameter("wage", wage),
      NamedParameter("effort", effort),
      NamedParameter("inspection", inspection)
    )
    try inequalities.positive(NamedParameter("inspection", inspection))
    self.wage = wage
    self.effort = effort
    self.inspection = inspection
    self.output = output
  }

  /// The name of the game.
  public var title: String { "Inspection game" }

  /// The worker, then the employer.
  public var playerNames: [String] { ["Worker", "Employer"] }

  /// Work or shirk for the worker, inspect or trust for the employer.
  public var actions: [[Move]] { [[.work, .shirk], [.inspect, .trust]] }

  /// The payoffs of worker and employer.
  ///
  /// - Parameter profile: The worker's move and the employer's.
  /// - Returns: Two payoffs.
  public func payoffs(for profile: [Move]) -> [Rational] {
    let inspected = profile[1] == .inspect
    let inspectionCost = inspected ? inspection : 0
    if profile[0] == .work { return [wage - effort, output - wage - inspectionCost] }
    return inspected ? [0, -inspectionCost] : [wage, -wage]
  }
}
