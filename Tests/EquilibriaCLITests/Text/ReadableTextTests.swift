import Equilibria
import Testing

@testable import EquilibriaCLI

@Suite struct ReadableTextTests {
  @Test(arguments: [
    (0.5, "0.5"), (1.0 / 3, "0.333333"), (-0.0, "0"), (12_345_678, "1.23457e+07"), (1e-9, "1e-09"),
  ])
  func `floating numbers have six digits`(value: Double, text: String) {
    #expect(value.readable == text)
  }

  @Test func `exact numbers are never rounded`() {
    #expect(Rational(1, 3).readable == "1/3")
    #expect(Rational(1, 3).readableBound == "1/3")
    #expect(Rational(1, 3).readable(noise: 0) == "1/3")
  }

  @Test func `noise reads as zero`() {
    #expect((-3e-33).readable(noise: 1e-15) == "0")
    #expect(3e-3.readable(noise: 1e-15) == "0.003")
  }

  @Test func `a short bound is still a bound`() throws {
    var generator = Xoshiro256(seed: 7)
    for _ in 0..<1000 {
      let value = Double.random(in: 1...10, using: &generator) * 1e-12
      let bound = try #require(Double(value.readableBound))
      #expect(bound >= value)
      #expect(bound <= 1.2 * value)
    }
    #expect(0.0.readableBound == "0")
  }

  @Test func `columns are as wide as their widest cell`() {
    let table = TextTable(
      rows: [["a", "1"], ["long", "1000"], ["no number"], []],
      alignments: [.left, .right],
      indent: "> "
    )
    #expect(table.text == "> a             1\n> long       1000\n> no number\n>\n")
    #expect(TextTable().text.isEmpty)
  }

  @Test func `text for terminals ends in one line break`() {
    #expect(TerminalText.printable("a\nb") == "a\nb\n")
    #expect(TerminalText.printable("a\tb\r\n") == "a\u{FFFD}b\u{FFFD}\n")
    #expect(TerminalText.printable("Größe ≤ 1\n") == "Größe ≤ 1\n")
  }
}
