import EquilibriaNumerics
import Games
import Testing

@Suite struct `The catalogue` {
  /// Numbers of equilibria in pure strategies: from the sources for the named games, by the strict
  /// orders for the ordinal ones (a dominant action gives one, otherwise two).
  static let pureNashCounts: [String: Int] = [
    "prisoners-dilemma": 1, "stag-hunt": 2, "chicken": 2, "hawk-dove": 2, "deadlock": 1,
    "harmony": 1, "leader": 2, "hero": 2, "ordinal-chicken": 2, "ordinal-battle": 2,
    "ordinal-hero": 2, "ordinal-compromise": 1, "ordinal-deadlock": 1,
    "ordinal-prisoners-dilemma": 1, "ordinal-stag-hunt": 2, "ordinal-assurance": 2,
    "ordinal-coordination": 2, "ordinal-peace": 1, "ordinal-harmony": 1, "ordinal-concord": 1,
    "bach-or-stravinsky": 2, "pure-coordination": 3, "ranked-coordination": 3,
    "matching-pennies": 0, "rock-paper-scissors": 0, "shapley": 0, "inspection": 0,
    "travellers-dilemma": 1, "public-goods": 1, "threshold-public-good": 11,
    "volunteers-dilemma": 3, "minimum-effort": 3, "el-farol": 10, "congestion": 6, "cournot": 3,
    "bertrand": 2,
  ]

  @Test(arguments: GameCatalog.entries.map(\.name))
  func `every entry makes a game with the known equilibria`(_ name: String) throws {
    let entry = try GameCatalog.entry(named: name)
    let table = try entry.table()
    #expect(!table.title.isEmpty)
    #expect(entry.summary.hasSuffix("."))
    #expect(!entry.source.isEmpty)
    #expect(name.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "-") })
    if let count = Self.pureNashCounts[name] {
      #expect(pureNash(of: table).count == count)
    } else {
      #expect(name == "colonel-blotto")
    }
  }

  @Test func `names are distinct and lookup ignores case`() throws {
    let names = GameCatalog.entries.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(try GameCatalog.entry(named: "Stag-Hunt").name == "stag-hunt")
  }

  @Test(arguments: [
    ("prisoner-dilemma", "prisoners-dilemma"), ("staghunt", "stag-hunt"),
    ("chiken", "chicken"), ("hawkdove", "hawk-dove"), ("elfarol", "el-farol"),
  ])
  func `an unknown name is answered with the closest ones`(wrong: String, right: String) {
    #expect(GameCatalog.closestNames(to: wrong).first == right)
    do throws(GameError) {
      _ = try GameCatalog.entry(named: wrong)
      Issue.record("the catalogue has a game named \(wrong)")
    } catch {
      #expect(error.description.contains("\"\(wrong)\""))
      #expect(error.description.contains(right))
    }
  }

  @Test func `labels keep payoffs and use the moves' words`() throws {
    let table = try MinimumEffortGame().labelled()
    #expect(table.actions[0] == ["1", "2", "3"])
    #expect(try table.payoffs == MinimumEffortGame().tabulated().payoffs)
    #expect(try InspectionGame().labelled().playerNames == ["Worker", "Employer"])
    #expect(try ColonelBlotto(soldiers: 1, fields: 2).labelled().actions[0] == ["0-1", "1-0"])
  }
}
