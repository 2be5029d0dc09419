import Equilibria

extension Enclosure {
  /// The number in JSON: as a string when it is exact, or else a number near the middle.
  var json: JSONOutput { exact?.json ?? .number(doubleValue) }

  /// Both bounds, exact.
  var boundsJSON: JSONOutput { ["lower": lower.json, "upper": upper.json] }

  /// The number for people: a fraction when it is exact and short, or else a decimal.
  var readable: String { exact.map(\.shortReadable) ?? doubleValue.readable }
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
      ? description : doubleValue.readable
  }
}
