public import EquilibriaNumerics

extension LegalOrder {
  /// Something that the seller may deliver to a buyer.
  public struct Performance: Sendable, Hashable {
    /// What the classification institution knows it by.
    public let name: String

    /// κ: what it costs the seller, 0 or more.
    public let cost: Rational

    /// v: what it is worth to the buyer, before the price.
    public let value: Rational

    /// I: whether the buyer's own logic finds it acceptable.
    public let isAcceptable: Bool

    /// A performance.
    ///
    /// - Parameters:
    ///   - name: What the classification institution knows it by.
    ///   - cost: κ, what it costs the seller.
    ///   - value: v, what it is worth to the buyer, before the price.
    ///   - isAcceptable: Whether the buyer's own logic finds it acceptable.
    public init(_ name: String, cost: Rational, value: Rational, isAcceptable: Bool = true) {
      self.name = name
      self.cost = cost
      self.value = value
      self.isAcceptable = isAcceptable
    }
  }

  /// How far a buyer believes that the public classification converges with his own logic.
  public enum Assessment: Sendable, Hashable {
    /// In each period the buyer doubts R with probability ρ, and does not boycott then.
    ///
    /// What he expects while he doubts is not given, so it is supposed, and not checked, that he goes
    /// on buying under law.
    ///
    /// When he does not doubt it, he expects a lawful performance to meet his own logic with
    /// probability `convergence`; for `nil`, with the share of the lawful items on his menu that
    /// do.
    case doubt(Rational, convergence: Rational?)

    /// In each period the assessment r is drawn from these; ρ follows from what the buyer has to
    /// gain, as a fixed point.
    ///
    /// A buyer takes today's assessment for the true convergence: he values the future at it, too,
    /// although it is drawn afresh in every period.
    case distribution([Belief])
  }

  /// One value of a random assessment.
  public struct Belief: Sendable, Hashable {
    /// r: how likely a lawful performance meets the buyer's own logic, from 0 to 1.
    public let convergence: Rational

    /// How likely this assessment is.
    public let probability: Rational

    /// One value of a random assessment.
    ///
    /// - Parameters:
    ///   - convergence: r, how likely a lawful performance meets the buyer's own logic.
    ///   - probability: How likely this assessment is.
    public init(convergence: Rational, probability: Rational) {
      self.convergence = convergence
      self.probability = probability
    }
  }

  /// A buyer, who pays a price in every period in which he buys.
  public struct Buyer: Sendable, Hashable {
    /// What messages call the buyer.
    public let name: String

    /// P: what he pays per performance.
    public let price: Rational

    /// X: what the seller may deliver to him.
    public let menu: [Performance]

    /// How far he trusts the classification.
    public let assessment: Assessment

    /// v⁻: what a lawful performance is worth to him when it fails his own logic.
    ///
    /// `nil` stands for the value of the cheapest wrongful performance, or 0 without one.
    public let misfit: Rational?

    /// A buyer.
    ///
    /// - Parameters:
    ///   - name: What messages call the buyer.
    ///   - price: P, what he pays per performance.
    ///   - menu: What the seller may deliver to him.
    ///   - assessment: How far he trusts the classification.
    ///   - misfit: What a lawful performance that fails his own logic is worth to him.
    public init(
      _ name: String,
      price: Rational,
      menu: [Performance],
      assessment: Assessment,
      misfit: Rational? = nil
    ) {
      self.name = name
      self.price = price
      self.menu = menu
      self.assessment = assessment
      self.misfit = misfit
    }

    /// A buyer who doubts the classification with probability ρ in each period.
    ///
    /// - Parameters:
    ///   - name: What messages call the buyer.
    ///   - price: P, what he pays per performance.
    ///   - rho: ρ, how likely he is to doubt the classification in a period.
    ///   - convergence: r, how likely a lawful performance meets his own logic when he does not
    ///     doubt; the share of acceptable items among the lawful ones when `nil`.
    ///   - menu: What the seller may deliver to him.
    ///   - misfit: What a lawful performance that fails his own logic is worth to him.
    public init(
      _ name: String,
      price: Rational,
      rho: Rational,
      convergence: Rational? = nil,
      menu: [Performance],
      misfit: Rational? = nil
    ) {
      self.init(
        name,
        price: price,
        menu: menu,
        assessment: .doubt(rho, convergence: convergence),
        misfit: misfit
      )
    }
  }
}
