/// Whether a population returns to a state after a small disturbance.
public enum Stability: String, Sendable, Hashable, Codable {
  /// It returns from either side.
  case stable
  /// It leaves on at least one side.
  case unstable
  /// It neither returns nor leaves: neighbouring states are at rest too.
  case neutral
}
