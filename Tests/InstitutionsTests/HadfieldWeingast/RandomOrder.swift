import EquilibriaNumerics

@testable import Institutions

/// Seeded orders of one to three buyers in all regimes.
struct RandomOrder {
  var generator: Xoshiro256

  init(seed: Int) { generator = Xoshiro256(seed: UInt64(seed) &* 977 &+ 5) }

  private mutating func number(_ range: ClosedRange<Int>, _ unit: Int = 1) -> Rational {
    Rational(Int.random(in: range, using: &generator), unit)
  }

  mutating func order(isUncertain: Bool = false) throws -> LegalOrder {
    let count = Int.random(in: 1...3, using: &generator)
    var buyers = (0..<count).map { number -> LegalOrder.Buyer in
      let sound = (0..<2).map {
        LegalOrder.Performance(
          "sound \($0)",
          cost: self.number(2...16, 2),
          value: self.number(10...40),
          isAcceptable: Bool.random(using: &generator)
        )
      }
      let wrong = (0..<2).map {
        LegalOrder.Performance(
          "wrong \($0)",
          cost: self.number(0...6, 2),
          value: self.number(-2...16),
          isAcceptable: false
        )
      }
      return LegalOrder.Buyer(
        "buyer \(number)",
        price: self.number(9...14),
        rho: self.number(0...8, 10),
        convergence: Bool.random(using: &generator) ? self.number(0...10, 10) : nil,
        menu: sound + wrong,
        misfit: Bool.random(using: &generator) ? self.number(0...5) : nil
      )
    }
    let effects: [LegalOrder.Boycott.Effect] = [
      .joint, .additive, .table((0..<(1 << count)).map { _ in number(0...20) }),
    ]
    let collapses: [LegalOrder.Collapse] = [
      .neutral, .autarky, .caveatEmptor,
      .stipulated(
        seller: Bool.random(using: &generator) ? number(0...30) : nil,
        buyers: (0..<count).map { _ in number(-3...3) }
      ),
    ]
    let lengths: [LegalOrder.Boycott.Length] = [.periods(1), .periods(2), .periods(4), .forever]
    var boycott = LegalOrder.Boycott(
      length: lengths.randomElement(using: &generator) ?? .forever,
      quorum: Bool.random(using: &generator) ? Int.random(in: 0...count, using: &generator) : nil,
      effect: effects.randomElement(using: &generator) ?? .joint,
      decision: Bool.random(using: &generator) ? .once : .everyPeriod
    )
    // A joint boycott needs somebody.
    if boycott.effect == .joint, boycott.quorum == 0 {
      boycott = LegalOrder.Boycott(length: boycott.length, quorum: 1, decision: boycott.decision)
    }
    let collapse = collapses.randomElement(using: &generator) ?? .neutral
    if isUncertain {
      boycott = LegalOrder.Boycott(length: boycott.length, effect: boycott.effect)
      buyers = buyers.map { buyer in
        let split = number(1...9, 10)
        let better = number(5...10, 10)
        return LegalOrder.Buyer(
          buyer.name,
          price: buyer.price,
          menu: buyer.menu,
          assessment: .distribution([
            .init(convergence: better, probability: split),
            .init(convergence: better / 2, probability: 1 - split),
          ]),
          misfit: buyer.misfit
        )
      }
    }
    return try LegalOrder(
      buyers: buyers,
      classification: ClassificationInstitution(
        lawful: ["sound 0", "sound 1"],
        wrongful: ["wrong 0", "wrong 1"],
        misclassification: number(0...3, 10),
        publicity: number(7...10, 10)
      ),
      discount: number(1...19, 20),
      boycott: boycott,
      collapse: collapse,
      victims: Bool.random(using: &generator) ? Int.random(in: 1...count, using: &generator) : nil
    )
  }
}

extension LegalOrder {
  /// The same order with buyer `places[k]` in place k.
  func relabelled(_ places: [Int]) throws -> LegalOrder {
    var boycott = boycott
    if case .table(let profits) = boycott.effect {
      let table = (0..<profits.count).map { set in
        profits[
          places.indices.reduce(0) { set >> $1 & 1 == 1 ? $0 | 1 << places[$1] : $0 }
        ]
      }
      boycott = Boycott(
        length: boycott.length,
        quorum: boycott.quorum,
        effect: .table(table),
        decision: boycott.decision
      )
    }
    var collapse = collapse
    if case .stipulated(let seller, let buyers) = collapse {
      collapse = .stipulated(seller: seller, buyers: places.map { buyers[$0] })
    }
    return try LegalOrder(
      buyers: places.map { buyers[$0] },
      classification: classification,
      discount: discount,
      boycott: boycott,
      collapse: collapse,
      victims: victims,
      draws: draws
    )
  }

  /// The same order in another unit of money.
  func scaled(by factor: Rational) throws -> LegalOrder {
    var boycott = boycott
    if case .table(let profits) = boycott.effect {
      boycott = Boycott(
        length: boycott.length,
        quorum: boycott.quorum,
        effect: .table(profits.map { $0 * factor }),
        decision: boycott.decision
      )
    }
    var collapse = collapse
    if case .stipulated(let seller, let buyers) = collapse {
      collapse = .stipulated(
        seller: seller.map { $0 * factor },
        buyers: buyers.map { $0 * factor }
      )
    }
    return try LegalOrder(
      buyers: buyers.map { buyer in
        Buyer(
          buyer.name,
          price: buyer.price * factor,
          menu: buyer.menu.map {
            Performance(
              $0.name,
              cost: $0.cost * factor,
              value: $0.value * factor,
              isAcceptable: $0.isAcceptable
            )
          },
          assessment: buyer.assessment,
          misfit: buyer.misfit.map { $0 * factor }
        )
      },
      classification: classification,
      discount: discount,
      boycott: boycott,
      collapse: collapse,
      victims: victims,
      draws: draws
    )
  }
}

extension LegalOrder {
  /// The order of a seed.
  static func random(seed: Int, isUncertain: Bool = false) throws -> LegalOrder {
    var random = RandomOrder(seed: seed)
    return try random.order(isUncertain: isUncertain)
  }
}
