internal import EquilibriaNumerics
internal import Games

/// One incentive constraint: `player` must not gain by playing `action` when told `recommended`.
struct Incentive: Hashable, Sendable {
  let player: Int
  /// `nil` for the coarse kind: the player decides before hearing anything.
  let recommended: Int?
  let action: Int
}

extension PayoffArrays {
  /// What disobedience costs the player in a profile, `uᵢ(s) − uᵢ(b, s₋ᵢ)`; zero where the
  /// incentive does not apply.
  func loss(_ incentive: Incentive, at index: Int) -> Scalar {
    let told = space.action(of: incentive.player, at: index)
    if let recommended = incentive.recommended, recommended != told { return .zero }
    let moved = index + (incentive.action - told) * space.strides[incentive.player]
    return values[incentive.player][index] - values[incentive.player][moved]
  }

  /// Calls a closure with every profile to which an incentive applies and its loss there.
  func forEachLoss(_ incentive: Incentive, _ body: (Int, Scalar) -> Void) {
    let stride = space.strides[incentive.player]
    let count = space.counts[incentive.player]
    let payoffs = values[incentive.player]
    let told = incentive.recommended.map { $0...$0 } ?? 0...(count - 1)
    for outer in Swift.stride(from: 0, to: space.profileCount, by: count * stride) {
      for action in told where action != incentive.action {
        let base = outer + action * stride
        let moved = outer + incentive.action * stride
        for inner in 0..<stride {
          body(base + inner, payoffs[base + inner] - payoffs[moved + inner])
        }
      }
    }
  }
}
