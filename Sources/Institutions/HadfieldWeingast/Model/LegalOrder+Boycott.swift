public import EquilibriaNumerics

extension LegalOrder {
  /// How buyers answer a wrong: by not buying.
  public struct Boycott: Sendable, Hashable {
    /// For how many periods nobody buys.
    public enum Length: Sendable, Hashable {
      /// L periods, 1 or more.
      case periods(Int)
      /// The seller never sells again.
      case forever
    }

    /// What a boycott does to the seller's profit in the period.
    public enum Effect: Sendable, Hashable {
      /// Only a boycott that reaches its quorum hurts: it stops all sales. Whoever boycotts in
      /// vain is replaced by another customer.
      case joint

      /// Each boycotting buyer costs the seller one margin.
      case additive

      /// The profit from lawful deliveries for each set of boycotting buyers: entry Σ 2ʲ over the
      /// numbers j of those who boycott, so 2ⁿ entries of which the first is for nobody.
      case table([Rational])
    }

    /// When a buyer's assessment decides whether he boycotts.
    public enum Decision: String, Sendable, Hashable, CaseIterable, Codable {
      /// Once, in the first period of the boycott.
      case once
      /// Afresh in every period of the boycott.
      case everyPeriod
    }

    /// L: for how many periods.
    public let length: Length

    /// m: how many must boycott for the boycott to succeed; everybody when `nil`.
    ///
    /// With 0, no boycott ever fails: everybody boycotts on his own account. A joint boycott needs
    /// at least 1, since sales would stop although nobody boycotts.
    public let quorum: Int?

    /// What it does to the seller's profit.
    public let effect: Effect

    /// When assessments count.
    public let decision: Decision

    /// A boycott; by default the one of the printed inequality.
    ///
    /// - Parameters:
    ///   - length: L, for how many periods.
    ///   - quorum: How many must take part; everybody when `nil`.
    ///   - effect: What it does to the seller's profit.
    ///   - decision: When assessments count; the same for one period.
    public init(
      length: Length = .periods(1),
      quorum: Int? = nil,
      effect: Effect = .joint,
      decision: Decision = .once
    ) {
      self.length = length
      self.quorum = quorum
      self.effect = effect
      self.decision = decision
    }
  }

  /// What follows when a boycott fails: the order collapses, for ever.
  ///
  /// The published inequality does not say, and the answer depends on it.
  public enum Collapse: Sendable, Hashable {
    /// The seller earns as much as under law, from the failed boycott on; the buyers get nothing
    /// out of the trade any more.
    ///
    /// This is what the printed inequality supposes. It is an assumption about payoffs, and no
    /// behaviour is checked behind it. It is neutral for the seller only: if the buyers, too, got as
    /// much as under law, none would boycott, since buying would have no consequences.
    case neutral

    /// Nobody buys, since the seller would cheat.
    ///
    /// In the period of the failed boycott those who still buy are cheated. What the seller saves
    /// by that comes on top of the profit that ``LegalOrder/Boycott/Effect`` gives for the set.
    ///
    /// A buyer on whom the seller saves nothing by cheating would be served lawfully. If that is
    /// worth its price to him he buys, autarky is no equilibrium, and the verdict says so.
    case autarky

    /// The buyers go on buying and are cheated, from the failed boycott on.
    case caveatEmptor

    /// Given payoffs per period after the failed boycott, in whose own period those who still buy
    /// are served lawfully. For a seller's payoff of `nil` the seller earns as under law.
    case stipulated(seller: Rational?, buyers: [Rational])

    /// Whether behaviour after the collapse is part of the model, and so checked.
    public var isExplicit: Bool { self == .autarky || self == .caveatEmptor }
  }

  /// Whether a buyer's doubts in one period tell about the next.
  public enum Draws: String, Sendable, Hashable, CaseIterable, Codable {
    /// Doubts are drawn afresh in every period.
    case independent
    /// A buyer who doubts today doubts tomorrow.
    case persistent
  }
}
