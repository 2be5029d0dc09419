import Equilibria

/// A legal order as the text of a specification: buyers with menus of lawful and wrongful items.
struct LegalOrderSetting: Encodable {
  struct Item: Encodable {
    var name: String
    var cost: Rational
    var value: Rational
  }

  struct Buyer: Encodable {
    var name: String
    var price: Rational
    var rho: Rational
    var convergence: Rational
    var menu: [Item]
  }

  struct Classification: Encodable {
    var lawful: [String]
    var wrongful: [String]
    var misclassification: Rational
    var publicity: Rational
  }

  var discount: Rational
  var classification: Classification
  var buyers: [Buyer]
  var collapse = "neutral"

  /// An order of some buyers with menus of some items, the first half of which are lawful.
  init(buyers count: Int, items: Int, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    func number(_ least: Int, _ most: Int) -> Rational {
      Rational(Int.random(in: least...most, using: &generator), 100)
    }
    let lawful = (0..<((items + 1) / 2)).map { "lawful \($0 + 1)" }
    let wrongful = (0..<(items / 2)).map { "wrongful \($0 + 1)" }
    discount = number(85, 95)
    classification = Classification(
      lawful: lawful,
      wrongful: wrongful,
      misclassification: number(0, 5),
      publicity: number(90, 100)
    )
    buyers = (0..<count).map { buyer in
      Buyer(
        name: "Buyer \(buyer + 1)",
        price: 10,
        rho: number(1, 10),
        convergence: number(80, 99),
        menu: lawful.map { Item(name: $0, cost: number(300, 600), value: number(1500, 2500)) }
          + wrongful.map { Item(name: $0, cost: number(0, 200), value: number(0, 900)) }
      )
    }
  }
}
