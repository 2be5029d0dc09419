public import EquilibriaNumerics
public import Games
internal import SolutionConcepts

extension RuleSystem {
  /// What local rules and a uniform rule are worth to all users together.
  public struct LocalFit: Sendable, Hashable {
    /// The worth of rules that depend on the local state.
    public let localWelfare: Rational

    /// The worth of one rule for all states.
    public let uniformWelfare: Rational

    /// Two worths from any source.
    ///
    /// - Parameters:
    ///   - localWelfare: The worth of rules that depend on the local state.
    ///   - uniformWelfare: The worth of one rule for all states.
    public init(localWelfare: Rational, uniformWelfare: Rational) {
      self.localWelfare = localWelfare
      self.uniformWelfare = uniformWelfare
    }

    /// The worst pure stationary equilibria under both rules, exact.
    ///
    /// - Parameters:
    ///   - local: The game under rules that depend on the local state.
    ///   - uniform: The game under one rule for all states.
    /// - Throws: ``InstitutionError`` when a game cannot be solved, or has no pure equilibrium.
    public init(
      local: some MarkovGame,
      uniform: some MarkovGame
    ) throws(InstitutionError) {
      func worst(_ game: some MarkovGame) throws(InstitutionError) -> Rational {
        guard let worst = try game.commonsAssessment().equilibriumWelfares.first else {
          throw .notApplicable(reason: "\"\(game.title)\" has no pure stationary equilibrium")
        }
        return worst
      }
      self.init(localWelfare: try worst(local), uniformWelfare: try worst(uniform))
    }
  }

  /// How users are watched, and what monitors have from it.
  public struct UserMonitoring: Sendable, Hashable {
    /// g: what a violation brings.
    public let gain: Rational

    /// m: the probability that a violation is detected.
    public let detection: Rational

    /// s: what a detected violation costs.
    public let sanction: Rational

    /// What monitoring costs the monitor.
    public let cost: Rational

    /// What the monitor is paid for it, in whatever form.
    public let reward: Rational

    /// Monitoring with the given numbers.
    ///
    /// - Parameters:
    ///   - gain: g, from 0 up.
    ///   - detection: m, from 0 to 1.
    ///   - sanction: s, from 0 up.
    ///   - cost: What monitoring costs the monitor, from 0 up.
    ///   - reward: What the monitor is paid for it, from 0 up.
    /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other numbers.
    public init(
      gain: Rational,
      detection: Rational,
      sanction: Rational,
      cost: Rational,
      reward: Rational
    ) throws(InstitutionError) {
      try InstitutionError.requireShare("detection", detection)
      let numbers = [("gain", gain), ("sanction", sanction), ("cost", cost), ("reward", reward)]
      for (name, value) in numbers { try InstitutionError.requireNonnegative(name, value) }
      self.gain = gain
      self.detection = detection
      self.sanction = sanction
      self.cost = cost
      self.reward = reward
    }
  }

  /// What is seen of a state of the resource, and which rule holds in it.
  public struct ResourceObservation: Sendable, Hashable {
    /// The state.
    public let state: String

    /// What is seen of it.
    public let signal: String

    /// The rule that holds in it.
    public let rule: String

    /// An observation.
    ///
    /// - Parameters:
    ///   - state: The state of the resource.
    ///   - signal: What is seen of it.
    ///   - rule: The rule that holds in it.
    public init(state: String, signal: String, rule: String) {
      self.state = state
      self.signal = signal
      self.rule = rule
    }
  }

  /// What violations cost, and how many of them are accepted.
  public struct SanctionScheme: Sendable, Hashable {
    /// The sanctions by record.
    public let sanctions: GraduatedSanctions

    /// The largest accepted long-run share of periods with a violation.
    public let acceptedRate: Rational

    /// Sanctions with what they are meant to achieve.
    ///
    /// - Parameters:
    ///   - sanctions: The sanctions by record.
    ///   - acceptedRate: The largest accepted rate of violations, from 0 to 1.
    /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for another rate.
    public init(
      _ sanctions: GraduatedSanctions,
      acceptedRate: Rational
    ) throws(InstitutionError) {
      try InstitutionError.requireShare("acceptedRate", acceptedRate)
      self.sanctions = sanctions
      self.acceptedRate = acceptedRate
    }
  }

  /// An appeal against a sanction.
  public struct AppealStage: Sendable, Hashable {
    /// What an appeal costs.
    public let cost: Rational

    /// The sanction at stake.
    public let sanction: Rational

    /// The probability that an unjust sanction is lifted.
    public let reliefIfWronged: Rational

    /// The probability that a just sanction is lifted.
    public let reliefIfGuilty: Rational

    /// An appeal with the given numbers.
    ///
    /// - Parameters:
    ///   - cost: What an appeal costs, from 0 up.
    ///   - sanction: The sanction at stake, from 0 up.
    ///   - reliefIfWronged: The probability that an unjust sanction is lifted.
    ///   - reliefIfGuilty: The probability that a just sanction is lifted.
    /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other numbers.
    public init(
      cost: Rational,
      sanction: Rational,
      reliefIfWronged: Rational,
      reliefIfGuilty: Rational
    ) throws(InstitutionError) {
      try InstitutionError.requireNonnegative("cost", cost)
      try InstitutionError.requireNonnegative("sanction", sanction)
      try InstitutionError.requireShare("reliefIfWronged", reliefIfWronged)
      try InstitutionError.requireShare("reliefIfGuilty", reliefIfGuilty)
      self.cost = cost
      self.sanction = sanction
      self.reliefIfWronged = reliefIfWronged
      self.reliefIfGuilty = reliefIfGuilty
    }

    /// The error rate of sanctions that is left after appeals.
    ///
    /// - Parameter error: The rate of unjust sanctions before.
    /// - Returns: `error·(1 − reliefIfWronged)` when appealing pays for the wronged, else `error`.
    public func errorAfterAppeals(_ error: Rational) -> Rational {
      reliefIfWronged * sanction >= cost ? error * (1 - reliefIfWronged) : error
    }
  }

  /// One level of a hierarchy of rules, and how play at it stands given the other levels.
  public struct RuleLevel: Sendable, Hashable {
    /// The name of the level.
    public let name: String

    /// The rules in use at it.
    public let rules: Set<String>

    /// The rules that the level below may use; `nil` for any.
    public let permits: Set<String>?

    /// The player who gains most by deviating, given play at all other levels.
    public let mostTempted: String

    /// What that player gains; 0 when play is an equilibrium.
    public let gain: Rational

    /// A level with the play at it, which is checked for profitable deviations.
    ///
    /// - Parameters:
    ///   - name: The name of the level.
    ///   - rules: The rules in use at it.
    ///   - permits: The rules that the level below may use; any by default.
    ///   - game: What the players of this level face when all other levels stay as they are.
    ///   - play: What they do.
    /// - Throws: ``InstitutionError/game(_:)`` when the play does not fit the game.
    public init<Action>(
      _ name: String,
      rules: Set<String>,
      permits: Set<String>? = nil,
      game: some NormalFormGame<Action>,
      play: MixedProfile<Action, Rational>
    ) throws(InstitutionError) {
      let check = try InstitutionError.game { () throws(GameError) in try game.check(nash: play) }
      self.name = name
      self.rules = rules
      self.permits = permits
      mostTempted = check.bestDeviation?.playerName ?? ""
      gain = check.regret
    }
  }
}
