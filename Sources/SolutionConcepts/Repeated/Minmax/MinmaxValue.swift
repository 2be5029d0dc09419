public import EquilibriaNumerics
public import Games

/// What the others can hold a player to, with the punishment that does it.
///
/// The punishment proves the upper bound: no reply earns more against it. The security strategy
/// proves the lower bound: it earns that much against anything the opponents can do in the mode.
/// For pure opponents it is a best reply to each of their profiles instead.
///
/// > Source: Fudenberg & Maskin (1986), *The folk theorem in repeated games with discounting or with
/// > incomplete information*, section 2; von Neumann (1928).
public struct MinmaxValue<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The player who is held down, from 0.
  public let player: Int

  /// How the others may act together.
  public let mode: PunishmentMode

  /// What the player gets at least, whatever the others do in the mode.
  public let lower: Rational

  /// What the player gets at most against the punishment.
  public let upper: Rational

  /// What the others play.
  public let punishment: Punishment<Action>

  /// A strategy that earns ``lower`` against any joint mixture of the others; `nil` in the mode
  /// ``PunishmentMode/pure``, where the player knows what they play.
  public let security: MixedStrategy<Action, Rational>?

  /// Bounds from any source; `verify(in:)` says whether they hold.
  ///
  /// - Parameters:
  ///   - player: The player who is held down, from 0.
  ///   - mode: How the others may act together.
  ///   - lower: What the player gets at least.
  ///   - upper: What the player gets at most against the punishment.
  ///   - punishment: What the others play.
  ///   - security: A strategy that earns the lower bound; `nil` against pure actions.
  public init(
    player: Int,
    mode: PunishmentMode,
    lower: Rational,
    upper: Rational,
    punishment: Punishment<Action>,
    security: MixedStrategy<Action, Rational>?
  ) {
    self.player = player
    self.mode = mode
    self.lower = lower
    self.upper = upper
    self.punishment = punishment
    self.security = security
  }

  /// The minmax value, when both bounds agree; `nil` otherwise.
  ///
  /// They do, except for independent mixtures of two opponents or more: then the lower bound is the
  /// value against joint mixtures, and the exact value may be irrational.
  public var value: Rational? { lower == upper ? lower : nil }
}

extension MinmaxValue: CustomStringConvertible {
  /// The value or both bounds, and the punishment.
  public var description: String {
    let amount = value.map { "held to \($0)" } ?? "held to between \(lower) and \(upper)"
    return "player \(player) \(amount) by \(mode.rawValue) \(punishment)"
  }
}
