/// What becomes of a population near a rest point.
public enum ChartStability: Sendable, Hashable, CaseIterable {
  /// It comes back; drawn as a filled circle.
  case stable

  /// It stays near but does not come back: it circles, or rests; drawn as a grey circle.
  case neutral

  /// It leaves along some paths and comes back along others; drawn as a half-filled circle.
  case saddle

  /// It leaves; drawn as an open circle.
  case unstable

  var name: String {
    switch self {
    case .stable: "stable"
    case .neutral: "neutral"
    case .saddle: "saddle"
    case .unstable: "unstable"
    }
  }

  var look: Look {
    switch self {
    case .stable: Look(name, Palette.ink)
    case .neutral: Look(name, Palette.gray)
    case .saddle: Look(name, Palette.ink, symbol: .half)
    case .unstable: Look(name, Palette.ink, fill: .white)
    }
  }
}
