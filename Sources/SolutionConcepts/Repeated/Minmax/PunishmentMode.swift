/// How the other players may act together when they hold one player down.
///
/// The minmax value of a player depends on it: `correlated ≤ independent ≤ pure`. For two players
/// the first two are the same.
public enum PunishmentMode: String, Sendable, Hashable, Codable, CaseIterable {
  /// Each opponent plays one action for certain: `min over a₋ᵢ of max over aᵢ`.
  case pure
  /// Each opponent mixes on his own: the usual meaning of the minmax value.
  case independent
  /// The opponents mix together, unseen by the player: the value of a zero-sum game.
  case correlated
}
