import EquilibriaNumerics

/// Reads one `.nfg` file.
struct NFGReader {
  /// The players and their actions as the header gives them.
  private struct Header {
    var title = ""
    var comment = ""
    var playerNames: [String] = []
    var playerOffsets: [Int] = []
    /// The names of each player's actions; `nil` when the file gives counts.
    var actionNames: [[String]]?
    /// The places of the names of each player's actions.
    var actionOffsets: [[Int]] = []
  }

  private var scanner: NFGScanner
  private var outcomeOffsets: [Int] = []

  init(_ source: SourceText) { scanner = NFGScanner(source) }

  mutating func document() throws(GameFormatError) -> GameDocument {
    var header = try playersAndTitle()
    let space = try actions(of: &header)
    if scanner.peek() == Self.quote { header.comment = try scanner.text("the comment") }
    let form =
      if scanner.peek() == Self.open {
        try outcomeForm(space)
      } else {
        try payoffForm(space)
      }
    // Only now that the payoffs are there is it certain that the counts are not just a claim.
    let numbers = { (count: Int) in (1...count).map { "\($0)" } }
    let document = GameDocument(
      title: header.title,
      comment: header.comment,
      playerNames: header.playerNames,
      actionNames: header.actionNames ?? space.counts.map(numbers),
      uncheckedForm: form,
      space: space
    )
    if let clash = document.firstNameClash() {
      let offset =
        switch clash {
        case .player(let index, _): header.playerOffsets[index]
        case .action(let player, let index, _): header.actionOffsets[player][index]
        case .outcome(let index, _): outcomeOffsets[index]
        }
      throw clash.formatError(at: offset, in: scanner.source)
    }
    return document
  }

  // MARK: Header

  private mutating func playersAndTitle() throws(GameFormatError) -> Header {
    try keyword(["NFG"], "the word NFG, the start of a strategic-form game file,")
    try keyword(["1"], "the format version 1")
    try keyword(["R", "D"], "the number type R or D")
    var header = Header()
    header.title = try scanner.text("the title, a text in quotation marks,")
    try scanner.expect(Self.open, "'{' before the players' names")
    repeat {
      let count = header.playerNames.count
      guard count < NFGFormat.largestPlayerCount else {
        throw scanner.unexpected("'}' after at most \(count) players")
      }
      _ = scanner.peek()
      header.playerOffsets.append(scanner.offset)
      let what = "the name of player \(count + 1)\(count == 0 ? "" : ", or '}',")"
      header.playerNames.append(try scanner.text(what))
    } while !scanner.skip(Self.close)
    return header
  }

  private mutating func keyword(_ words: [String], _ what: String) throws(GameFormatError) {
    let range = scanner.peekWord()
    guard words.contains(where: { $0.utf8.elementsEqual(scanner.source.bytes[range]) }) else {
      throw scanner.unexpected(what)
    }
    scanner.skip(range)
  }

  private mutating func actions(of header: inout Header) throws(GameFormatError) -> ActionSpace {
    try scanner.expect(Self.open, "'{' before the players' actions")
    var counts: [Int] = []
    var offsets: [Int] = []
    let isNamed = scanner.peek() == Self.open
    if isNamed { header.actionNames = [] }
    for player in 1...header.playerNames.count {
      _ = scanner.peek()
      offsets.append(scanner.offset)
      if isNamed {
        let (names, places) = try actionNames(of: player)
        header.actionNames?.append(names)
        header.actionOffsets.append(places)
        counts.append(names.count)
      } else {
        counts.append(try actionCount(of: player))
      }
    }
    let playerCount = counts.count
    try scanner.expect(
      Self.close,
      "'}' after the actions of \(playerCount) player\(playerCount == 1 ? "" : "s")"
    )
    return try checkedSpace(counts, offsets)
  }

  private mutating func actionNames(
    of player: Int
  ) throws(GameFormatError) -> (names: [String], offsets: [Int]) {
    try scanner.expect(Self.open, "'{' before the names of the actions of player \(player)")
    var names: [String] = []
    var offsets: [Int] = []
    repeat {
      _ = scanner.peek()
      offsets.append(scanner.offset)
      let what = "the name of action \(names.count + 1) of player \(player)"
      names.append(try scanner.text(names.isEmpty ? what : "\(what), or '}',"))
    } while !scanner.skip(Self.close)
    return (names, offsets)
  }

  private mutating func actionCount(of player: Int) throws(GameFormatError) -> Int {
    let range = scanner.peekWord()
    let word = scanner.source.bytes[range]
    let count = NumberText.integer(word)
    // A row of digits that does not fit in an Int is a number all the same, only too large.
    if count == nil, !word.isEmpty, word.allSatisfy({ $0 &- 0x30 <= 9 }) {
      throw scanner.source.error(
        at: range.lowerBound,
        found: "\(scanner.source.excerpt(range)) actions",
        expected: Self.largestGame
      )
    }
    guard let count, count > 0 else {
      throw scanner.unexpected("the number of actions of player \(player), 1 or more,")
    }
    scanner.skip(range)
    return count
  }

  /// The action space, or an error at the first player with whom the game becomes too large.
  private func checkedSpace(
    _ counts: [Int],
    _ offsets: [Int]
  ) throws(GameFormatError) -> ActionSpace {
    do throws(GameError) {
      return try ActionSpace(validating: counts)
    } catch {
      let first = counts.indices.first { player in
        (try? ActionSpace(validating: Array(counts[...player]))) == nil
      }
      let shown = counts.prefix(8).map(String.init).joined(separator: "×")
      throw scanner.source.error(
        at: offsets[first ?? 0],
        found: "a game of \(shown)\(counts.count > 8 ? "×…" : "") actions",
        expected: Self.largestGame
      )
    }
  }

  // MARK: Payoffs

  private mutating func payoffForm(
    _ space: ActionSpace
  ) throws(GameFormatError) -> GameDocument.Form {
    let playerCount = space.playerCount
    let (total, overflow) = space.profileCount.multipliedReportingOverflow(by: playerCount)
    let expectedCount = overflow ? Int.max : total
    // A number and the space before it take two bytes, so the file itself bounds the memory.
    let bytesLeft = scanner.source.bytes.count - scanner.offset
    var numbers: [Rational] = []
    numbers.reserveCapacity(min(expectedCount, bytesLeft / 2 + 1))
    while numbers.count < expectedCount {
      let word = scanner.peekWord()
      guard let value = NumberText.rational(scanner.source.bytes[word]) else {
        let count = numbers.count
        let hint = word.isEmpty ? "" : ", \(NumberText.examples),"
        throw scanner.unexpected("payoff \(count + 1) of \(expectedCount)\(hint)")
      }
      scanner.skip(word)
      numbers.append(value)
    }
    try expectEnd("the end of the file after \(expectedCount) payoffs")
    let order = space.profilesFirstPlayerFastest()
    return .payoffs(
      (0..<playerCount).map { player in
        var payoffs = Array(repeating: Rational.zero, count: space.profileCount)
        for (place, profile) in order.enumerated() {
          payoffs[profile] = numbers[place * playerCount + player]
        }
        return payoffs
      }
    )
  }

  private mutating func outcomeForm(
    _ space: ActionSpace
  ) throws(GameFormatError) -> GameDocument.Form {
    try scanner.expect(Self.open, "'{' before the outcomes")
    var outcomes: [GameDocument.Outcome] = []
    while scanner.skip(Self.open) {
      outcomes.append(try outcome(outcomes.count + 1, playerCount: space.playerCount))
    }
    try scanner.expect(Self.close, "'{' before another outcome, or '}' after the last one,")

    var numbers: [Int] = []
    while numbers.count < space.profileCount {
      let word = scanner.peekWord()
      let number = NumberText.integer(scanner.source.bytes[word])
      guard let number, (0...outcomes.count).contains(number) else {
        let what = "the outcome number of profile \(numbers.count + 1) of \(space.profileCount)"
        throw scanner.unexpected(word.isEmpty ? what : "\(what), 0 to \(outcomes.count),")
      }
      scanner.skip(word)
      numbers.append(number)
    }
    try expectEnd("the end of the file after \(space.profileCount) outcome numbers")
    var assignment = numbers
    for (place, profile) in space.profilesFirstPlayerFastest().enumerated() {
      assignment[profile] = numbers[place]
    }
    return .outcomes(outcomes, assignment: assignment)
  }

  private mutating func outcome(
    _ number: Int,
    playerCount: Int
  ) throws(GameFormatError) -> GameDocument.Outcome {
    _ = scanner.peek()
    outcomeOffsets.append(scanner.offset)
    let name = try scanner.text("the name of outcome \(number)")
    var payoffs: [Rational] = []
    for player in 1...playerCount {
      let word = scanner.peekWord()
      guard let value = NumberText.rational(scanner.source.bytes[word]) else {
        let what = "payoff \(player) of \(playerCount) of outcome \(number)"
        throw scanner.unexpected(word.isEmpty ? what : "\(what), \(NumberText.examples),")
      }
      scanner.skip(word)
      payoffs.append(value)
      _ = scanner.skip(UInt8(ascii: ","))
    }
    try scanner.expect(Self.close, "'}' after \(playerCount) payoffs of outcome \(number)")
    return GameDocument.Outcome(name: name, payoffs: payoffs)
  }

  private mutating func expectEnd(_ what: String) throws(GameFormatError) {
    if scanner.peek() != nil { throw scanner.unexpected(what) }
  }

  private static let largestGame =
    "a game of at most \(ActionSpace.largestProfileCount) action profiles"
  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")
  private static let quote = UInt8(ascii: "\"")
}
