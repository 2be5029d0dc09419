import BigInt
@testable import EquilibriaNumerics
import Foundation
import Testing

struct RationalTextTests {
  @Test(arguments: [
    ("0", 0, 1), ("-0", 0, 1), ("+7", 7, 1), ("-7", -7, 1), ("007", 7, 1),
    ("1/3", 1, 3), ("-1/3", -1, 3), ("+1/3", 1, 3), ("2/4", 1, 2), ("0/5", 0, 1), ("6/03", 2, 1),
    ("0.1", 1, 10), (".5", 1, 2), ("-.5", -1, 2), ("5.", 5, 1), ("-5.", -5, 1), ("0.250", 1, 4),
    ("1e-3", 1, 1000), ("1E3", 1000, 1), ("1e+3", 1000, 1), ("2.5e1", 25, 1), (".5e1", 5, 1),
    ("125e-3", 1, 8), ("-0.0", 0, 1), ("0e4096", 0, 1), ("-1.5E-1", -3, 20),
  ])
  func `reads`(text: String, numerator: Int, denominator: Int) {
    #expect(Rational(text) == Rational(numerator, denominator))
    #expect(Rational(parsing: Substring(text)) == Rational(numerator, denominator))
  }

  @Test(arguments: [
    "", "+", "-", ".", "-.", "/", "1/", "/2", "-/2", "+/2", "1/0", "1/00", "0/0", "1/-2", "1/+2",
    "--1", "++1", "+-1", "-+1", "+-1/3", "--1/3", "1/2/3", "1/2.0", "1.5/2", "0x10", "0b1", "1 ",
    " 1", "1 /2", "1/ 2", "1_000", "1,000", "1,5", "e5", ".e5", "1e", "1e+", "1e--1", "1e1.5",
    "1e4097", "1e-4097", "1e99999", "1e-99999", "1e99999999999999999999", "1.2.3", "nan", "inf",
    "-inf", "∞", "½", "٣", "1²", "one", "1/x", "1f", "1e5e5", "\n1", "1\n", "1\0", "+\u{301}5",
    "5\u{301}",
    // Where two words of a big integer meet, a second sign must not slip in.
    "1+234567890123456789", "1-234567890123456789", "12345678901234567890+1",
    "1+000000000000000000/3", "1/1+000000000000000000", "0.1+000000000000000000",
  ])
  func `refuses`(text: String) {
    #expect(Rational(text) == nil)
  }

  @Test func `writing and reading is the identity`() {
    var numbers = EdgeNumbers(seed: 31)
    for _ in 0..<2_000 {
      let fraction = numbers.fraction()
      let value = fraction.rational
      #expect(Rational(value.description) == value)
      #expect(Rational("\(fraction.numerator)/\(fraction.denominator)") == value)
      #expect(Rational("\(value)")?.isCanonical == true)
    }
  }

  @Test func `huge digits keep every one`() {
    let digits = String(repeating: "1234567890", count: 100)
    #expect(Rational(digits)?.description == digits)
    #expect(Rational("-" + digits)?.description == "-" + digits)
    #expect(Rational("+" + digits)?.description == digits)
    #expect(Rational(digits + "/" + digits) == 1)
    #expect(Rational("0." + digits + "e1000")?.description == digits)
    #expect(Rational(String(repeating: "0", count: 500) + "1/2") == Rational(1, 2))
    #expect(Rational("1e4096")?.numerator == "1" + String(repeating: "0", count: 4_096))
    #expect(Rational("1e-4096")?.denominator == "1" + String(repeating: "0", count: 4_096))
  }

  @Test(arguments: [
    ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808"),
    ("9223372036854775808", "9223372036854775808"),
    ("-9223372036854775809", "-9223372036854775809"),
    ("-9223372036854775808/2", "-4611686018427387904"),
    ("-9223372036854775808.0", "-9223372036854775808"),
    ("18446744073709551616/18446744073709551616", "1"),
  ])
  func `the edges of a machine word read canonically`(text: String, expected: String) {
    #expect(Rational(text)?.description == expected)
    #expect(Rational(text)?.isCanonical == true)
  }

  @Test func `literals are decimals`() {
    let tenth: Rational = 0.1
    let many: Rational = 12_345_678.9
    let tiny: Rational = 1e-20
    #expect(tenth == Rational(1, 10))
    #expect(many == Rational(123_456_789, 10))
    #expect(tiny.denominator == "100000000000000000000")
    #expect((-3 as Rational) == Rational(-3))
  }

  @Test func `encodes as one string in lowest terms`() throws {
    let text = String(decoding: try JSONEncoder().encode([Rational(2, -6), 4]), as: UTF8.self)
    #expect(text == #"["-1\/3","4"]"#)
  }

  @Test(arguments: [
    (#""1/3""#, "1/3"), (#""0.1""#, "1/10"), ("3", "3"), ("-3", "-3"), ("0.1", "1/10"),
    ("1e-3", "1/1000"), ("-9223372036854775808", "-9223372036854775808"), ("2.50", "5/2"),
    ("18446744073709551615", "18446744073709551615"),
    ("9007199254740993", "9007199254740993"),
  ])
  func `decodes`(json: String, expected: String) throws {
    let values = try JSONDecoder().decode([Rational].self, from: Data("[\(json)]".utf8))
    #expect(values.map(\.description) == [expected])
  }

  @Test(arguments: [#""""#, #""1/0""#, #""one""#, "null", "true", "[1]", "{}"])
  func `refuses to decode`(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Rational].self, from: Data("[\(json)]".utf8))
    }
  }

  @Test func `encoding and decoding is the identity`() throws {
    var numbers = EdgeNumbers(seed: 32)
    let values = (0..<500).map { _ in numbers.fraction().rational }
    let data = try JSONEncoder().encode(values)
    #expect(try JSONDecoder().decode([Rational].self, from: data) == values)
  }
}
