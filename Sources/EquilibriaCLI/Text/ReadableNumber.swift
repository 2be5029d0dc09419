import Equilibria

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension OrderedField {
  /// The number for people: a fraction, or a decimal of six digits.
  var readable: String {
    switch Self.arithmetic {
    case .exact: description
    case .floating: formatted("%.6g", doubleValue == 0 ? 0 : doubleValue)
    }
  }

  /// The number for people, with zero for a floating one that rounding alone may have made.
  func readable(noise: Self) -> String {
    (magnitude <= noise ? .zero : self).readable
  }

  /// A bound for people: no smaller than the number, and short.
  var readableBound: String {
    switch Self.arithmetic {
    case .exact: description
    // Two digits may lose a twentieth of a number, so a bit more is added first.
    case .floating: doubleValue == 0 ? "0" : formatted("%.1e", doubleValue * 1.06)
    }
  }

  /// The number in JSON: an exact one as a string in lowest terms, a floating one as a number.
  var json: JSONOutput {
    switch Self.arithmetic {
    case .exact: .string(description)
    case .floating: .number(doubleValue)
    }
  }
}

extension Double {
  /// The number with few digits, perhaps after it has grown so that rounding does not make it less.
  func readable(digits: Int, growth: Double = 1) -> String {
    formatted("%.\(digits)g", self * growth)
  }
}

private func formatted(_ format: String, _ value: Double) -> String {
  var buffer = [CChar](repeating: 0, count: 64)
  _ = withVaList([value]) { vsnprintf(&buffer, buffer.count, format, $0) }
  return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

extension Array where Element: OrderedField {
  /// The numbers in JSON.
  var json: JSONOutput { .array(map(\.json)) }
}

extension MixedProfile {
  /// One list of probabilities per player, in the order of the actions.
  var json: JSONOutput { .array(probabilities.map(\.json)) }
}
