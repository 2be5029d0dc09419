import Equilibria

extension Enclosure {
  /// The number in JSON: as a string when it is exact, or else a number near the middle.
  var json: JSONOutput { exact?.json ?? .number(doubleValue) }

  /// Both bounds, exact.
  var boundsJSON: JSONOutput { ["lower": lower.json, "upper": upper.json] }

  /// The number for people: a fraction when it is exact and short, or else a decimal.
  var readable: String { exact.map(\.shortReadable) ?? ((lower + upper) / 2).decimal }
}

extension FrequencyEquilibrium {
  /// A state of rest: the share, whether it is stable, and bounds that prove where it is.
  func json(named share: String) -> JSONOutput {
    .object([
      .init(share, self.share.enclosure.json), .init("stability", .string(stability.rawValue)),
      .init("eigenvalue", eigenvalue.json),
      .init(
        "certificate",
        ["proof": .string(self.share.proof.rawValue), "bounds": self.share.enclosure.boundsJSON]
      ),
    ])
  }

  /// The cells of a table of states.
  var cells: [String] { [share.enclosure.readable, stability.rawValue, eigenvalue.readable] }
}

extension Rational {
  /// The number for people: a fraction when that is short, or else a decimal.
  var shortReadable: String {
    max(numeratorInteger.bitCount, denominatorInteger.bitCount) <= 32
      ? description : decimal
  }

  /// A few digits, also of numbers too close to 0 or 1, or too large, for a `Double`.
  fileprivate var decimal: String {
    let nearest = doubleValue
    if self < 1, nearest.readable == "1" { return "1 - \((1 - self).decimal)" }
    if isZero || (nearest.isFinite && nearest.magnitude >= 1e-300) { return nearest.readable }
    let bits = numeratorInteger.bitCount - denominatorInteger.bitCount
    var exponent = Int((Double(bits) * 0.301_029_995_663_981_2).rounded(.down))
    let power = Rational(10).raised(to: abs(exponent))
    var digits = (exponent >= 0 ? self / power : self * power).doubleValue
    while digits.magnitude >= 9.999995 { (digits, exponent) = (digits / 10, exponent + 1) }
    while digits.magnitude < 0.9999995 { (digits, exponent) = (digits * 10, exponent - 1) }
    return "\(digits.readable)e\(exponent)"
  }
}
