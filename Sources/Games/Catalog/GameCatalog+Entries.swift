internal import EquilibriaNumerics

extension GameCatalog {
  static let twoByTwo: [CatalogEntry] = [
    CatalogEntry(
      "prisoners-dilemma",
      "Each does better by defecting, both worse when both do.",
      source: "Rapoport & Chammah 1965, Prisoner's Dilemma; payoffs of Axelrod 1984"
    ) { () throws(GameError) in try PrisonersDilemma() },
    CatalogEntry(
      "stag-hunt",
      "A stag needs both hunters, a hare only one.",
      source: "Rousseau 1755; Skyrms 2004, The Stag Hunt"
    ) { () throws(GameError) in try StagHunt() },
    CatalogEntry(
      "chicken",
      "Swerving loses face, a crash is worst.",
      source: "Rapoport & Chammah 1966; payoffs of Aumann 1974"
    ) { () throws(GameError) in try Chicken() },
    CatalogEntry(
      "hawk-dove",
      "Two animals contest a resource by fight or display.",
      source: "Maynard Smith & Price 1973, The logic of animal conflict"
    ) { () throws(GameError) in try HawkDove() },
    CatalogEntry(
      "deadlock",
      "Both prefer mutual defection: defecting dominates and nothing is lost.",
      source: "Bruns 2015, Names for games"
    ) { () throws(GameError) in try Deadlock() },
    CatalogEntry(
      "harmony",
      "Cooperating is best whatever the other does.",
      source: "Licht 1999, Games commissions play"
    ) { () throws(GameError) in try Harmony() },
    CatalogEntry(
      "leader",
      "The one who moves first gains most; also called Battle.",
      source: "Rapoport 1967, Exploiter, Leader, Hero, and Martyr"
    ) { () throws(GameError) in try Leader() },
    CatalogEntry(
      "hero",
      "The one who moves favours the other.",
      source: "Rapoport 1967, Exploiter, Leader, Hero, and Martyr"
    ) { () throws(GameError) in try Hero() },
  ]

  /// The twelve symmetric ordinal games, as `ordinal-chicken` and so on.
  static let ordinal: [CatalogEntry] = SymmetricOrdinalGame.allCases.map { game in
    let word = game.name.lowercased().filter { $0 != "'" }.map { $0 == " " ? "-" : $0 }
    return CatalogEntry(
      "ordinal-" + String(word),
      "The symmetric ordinal game \(game.name), \(game.order) from best to worst.",
      source: "Robinson & Goforth 2005, The Topology of the 2×2 Games; Bruns 2015"
    ) { () throws(GameError) in game }
  }

  static let twoPlayer: [CatalogEntry] = [
    CatalogEntry(
      "bach-or-stravinsky",
      "Two friends want to go out together but prefer different concerts.",
      source: "Luce & Raiffa 1957; Osborne & Rubinstein 1994, example 15.3"
    ) { () throws(GameError) in try BachOrStravinsky() },
    CatalogEntry(
      "pure-coordination",
      "Any of three options will do, if both choose the same.",
      source: "Schelling 1960, The Strategy of Conflict"
    ) { () throws(GameError) in try CoordinationGame(options: 3) },
    CatalogEntry(
      "ranked-coordination",
      "Both want the same of three options, and some options are better.",
      source: "Schelling 1960, The Strategy of Conflict"
    ) { () throws(GameError) in try CoordinationGame(payoffs: [1, 2, 3]) },
    CatalogEntry(
      "matching-pennies",
      "One wants the sides to match, the other to differ.",
      source: "von Neumann & Morgenstern 1944, section 14.7"
    ) { () throws(GameError) in try MatchingPennies() },
    CatalogEntry(
      "rock-paper-scissors",
      "Rock breaks scissors, scissors cut paper, paper wraps rock.",
      source: "Maynard Smith 1982; Hofbauer & Sigmund 1998, section 7.7"
    ) { () throws(GameError) in try RockPaperScissors() },
    CatalogEntry(
      "shapley",
      "Fictitious play cycles for ever.",
      source: "Shapley 1964, Some topics in two-person games"
    ) { () throws(GameError) in ShapleysGame() },
    CatalogEntry(
      "inspection",
      "A worker may shirk, an employer may inspect.",
      source: "Fudenberg & Tirole 1991, example 1.7"
    ) { () throws(GameError) in try InspectionGame() },
    CatalogEntry(
      "travellers-dilemma",
      "Two claims for the same suitcase; the lower one is rewarded.",
      source: "Basu 1994, The traveler's dilemma"
    ) { () throws(GameError) in try TravellersDilemma() },
    CatalogEntry(
      "colonel-blotto",
      "Five soldiers each for three fields; more soldiers win a field.",
      source: "Borel 1921; Gross & Wagner 1950"
    ) { () throws(GameError) in try ColonelBlotto() },
  ]

  static let groups: [CatalogEntry] = [
    CatalogEntry(
      "public-goods",
      "Four players give to a common good or keep.",
      source: "Isaac & Walker 1988, Group size effects in public goods provision"
    ) { () throws(GameError) in try PublicGoodsGame() },
    CatalogEntry(
      "threshold-public-good",
      "Three of five must contribute for the good to come about.",
      source: "Palfrey & Rosenthal 1984, Participation and the provision of discrete public goods"
    ) { () throws(GameError) in try ThresholdPublicGood() },
    CatalogEntry(
      "volunteers-dilemma",
      "One of three must pay for a good that all enjoy.",
      source: "Diekmann 1985, Volunteer's dilemma"
    ) { () throws(GameError) in try VolunteersDilemma() },
    CatalogEntry(
      "minimum-effort",
      "Three players produce as much as the weakest of them.",
      source: "Van Huyck, Battalio & Beil 1990, Tacit coordination games"
    ) { () throws(GameError) in try MinimumEffortGame() },
    CatalogEntry(
      "el-farol",
      "Five players want to visit a bar that is enjoyable for three.",
      source: "Arthur 1994, Inductive reasoning and bounded rationality"
    ) { () throws(GameError) in try ElFarolBar() },
    CatalogEntry(
      "congestion",
      "Three drivers choose between a road that fills up and one that does not.",
      source: "Rosenthal 1973, A class of games possessing pure-strategy Nash equilibria"
    ) { () throws(GameError) in
      try CongestionGame(players: 3, costs: [[1, 2, 3], [2, 2, 2]])
    },
  ]

  static let markets: [CatalogEntry] = [
    CatalogEntry(
      "cournot",
      "Two firms choose quantities from a grid.",
      source: "Cournot 1838, chapter 7"
    ) { () throws(GameError) in try CournotGrid() },
    CatalogEntry(
      "bertrand",
      "Two firms choose prices from a grid; the cheaper sells all.",
      source: "Bertrand 1883; Tirole 1988, section 5.1"
    ) { () throws(GameError) in try BertrandGrid() },
  ]
}
