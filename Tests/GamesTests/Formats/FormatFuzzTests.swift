import EquilibriaNumerics
import Games
import Testing

/// Damaged files: whatever the damage, the readers throw or return a sound document.
struct FormatFuzzTests {
  private static let pieces: [[UInt8]] = [
    "{", "}", "\"", "\\", ",", "[", "]", ":", "0", "-1", "1/3", "1e4096", "1e-4096", "1/0", "\n",
    "99999999999999999999999", " 67108864 ", "\u{FEFF}", "null", "\\ud800", "\"name\":", "é",
    "{ { \"\" \"\" } }", "0.000000000000000000000000001", "NFG 1 R",
  ].map { Array($0.utf8) }

  @Test(arguments: FixtureFiles.own)
  func `mutations never break the readers`(name: String) throws {
    let original = try FixtureFiles.bytes(name)
    var generator = Xoshiro256(seed: 7_000)
    // Different files get different damage from one seed.
    for byte in name.utf8 { for _ in 0..<byte { _ = generator.next() } }
    for _ in 0..<Self.mutationsPerFile {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        Self.mutate(&bytes, using: &generator)
      }
      for format in GameFormat.allCases {
        try Self.check(bytes, fileName: "fuzz.\(format.rawValue)")
      }
    }
  }

  /// At least 3,000 mutations over all files.
  private static let mutationsPerFile = 3_000 / max(FixtureFiles.own.count, 1) + 1

  private static func check(_ bytes: [UInt8], fileName: String) throws {
    let document: GameDocument
    do throws(GameFormatError) {
      document = try GameDocument.read(bytes, fileName: fileName)
    } catch {
      let lineCount = bytes.count { $0 == UInt8(ascii: "\n") } + 1
      #expect(error.fileName == fileName)
      #expect(
        (1...lineCount).contains(error.line) && (1...(bytes.count + 1)).contains(error.column)
      )
      return
    }
    #expect(try document.survivesRoundTrips(), "\(String(decoding: bytes, as: UTF8.self))")
    #expect(document.table.space == document.space)
  }

  private static func mutate(_ bytes: inout [UInt8], using generator: inout Xoshiro256) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 1...20, using: &generator))
    switch Int.random(in: 0...7, using: &generator) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
    case 4: bytes.removeSubrange(place...)
    case 5:
      // Digits after a digit: sizes and payoffs blow up.
      let digit = bytes[place...].firstIndex { (0x30...0x39).contains($0) } ?? place
      let count = Int.random(in: 1...25, using: &generator)
      bytes.insert(contentsOf: Array(repeating: bytes[digit], count: count), at: digit)
    case 6: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &generator))
    default:
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      bytes.insert(contentsOf: piece, at: place)
    }
  }

  @Test func `every truncation is handled`() throws {
    for name in ["quoted-names.nfg", "outcomes-none.nfg", "outcomes.json"] {
      let original = try FixtureFiles.bytes(name)
      for length in 0..<original.count {
        try Self.check(Array(original[..<length]), fileName: name)
      }
    }
  }

  @Test func `the largest numbers that are read can be written and read again`() throws {
    let nines = String(repeating: "9", count: 4_900)
    for text in ["1e4096", "1e-4096", "-\(nines)", "\(nines)/1\(nines)", ".\(nines)"] {
      let document = try NFGFormat.read("NFG 1 R \"\" { \"A\" } { 1 } \(text)")
      #expect(try document.survivesRoundTrips())
    }
    for text in [nines + nines, "1/\(nines)0\(nines)", "\(nines)e4096", "1e4097"] {
      #expect(throws: GameFormatError.self) {
        try NFGFormat.read("NFG 1 R \"\" { \"A\" } { 1 } \(text)")
      }
    }
  }
}
