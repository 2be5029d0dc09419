internal import EquilibriaNumerics
internal import Games

/// Looks for a box around a floating policy that is proven to contain an equilibrium.
///
/// The box starts out a little wider than rounding errors and grows to twice what the test maps it to,
/// until the test holds.
struct BoxSearch {
  private let game: SupportIntervals

  /// Games with more actions in use than this are not tested: the work grows with the third power.
  static let largestSize = 1024

  private static let roundLimit = 8

  init(_ game: SupportIntervals) { self.game = game }

  /// A proven box; `nil` when none is found.
  func box(around policy: [[[Double]]], values: [[Double]]) -> EquilibriumBox? {
    let size = policy.joined().joined().count { $0 > 0 }
    guard size <= Self.largestSize else { return nil }
    var probabilityRadii: [Double] = []
    for mixture in policy.joined() {
      let used = mixture.count { $0 > 0 }
      probabilityRadii += Array(repeating: 1e-15, count: max(used - 1, 0))
    }
    var radii = probabilityRadii + values.joined().map { 1e-15 + 8 * $0.magnitude.ulp }
    for _ in 0..<Self.roundLimit {
      guard let box = Self.box(policy, values, radii),
        let test = try? KrawczykTest(box, of: game)
      else { return nil }
      if test.check.isProof { return box }
      guard test.image.count == radii.count, test.image.allSatisfy(\.isFinite) else { return nil }
      for index in radii.indices { radii[index] = max(radii[index], 2 * test.image[index]) }
      // Boxes as wide as this prove nothing of interest.
      guard radii.prefix(probabilityRadii.count).allSatisfy({ $0 < 0.01 }) else { return nil }
    }
    return nil
  }

  /// The box with the given distances from its middle, in the order of the test's unknowns.
  private static func box(
    _ policy: [[[Double]]],
    _ values: [[Double]],
    _ radii: [Double]
  ) -> EquilibriumBox? {
    var place = 0
    var probabilities: [[[ClosedRange<Double>]]] = []
    for mixtures in policy {
      var bounds: [[ClosedRange<Double>]] = []
      for mixture in mixtures {
        let used = mixture.indices.filter { mixture[$0] > 0 }
        guard let reference = used.max(by: { mixture[$0] < mixture[$1] }) else { return nil }
        var ranges = mixture.map { _ in 0.0...0.0 }
        var rest = Interval(1)
        for action in used where action != reference {
          let range = (mixture[action] - radii[place])...(mixture[action] + radii[place])
          guard range.lowerBound > 0 else { return nil }
          ranges[action] = range
          rest = rest - Interval(range.lowerBound, range.upperBound)
          place += 1
        }
        guard rest.lower > 0 else { return nil }
        ranges[reference] = used.count == 1 ? 1...1 : rest.lower...rest.upper
        bounds.append(ranges)
      }
      probabilities.append(bounds)
    }
    var ranges: [[ClosedRange<Double>]] = []
    for player in values {
      ranges.append(
        player.indices.map { state in
          let radius = radii[place + state]
          return (player[state] - radius)...(player[state] + radius)
        }
      )
      place += player.count
    }
    return EquilibriumBox(probabilities: probabilities, values: ranges)
  }
}
