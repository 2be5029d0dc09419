public import EquilibriaNumerics

/// Whether a legal order is an equilibrium, with the proof.
///
/// The proof is the value of every state for every player, and for every deviation at one node its
/// slack. That no deviation at one node pays is enough, since payoffs are bounded and discounted.
/// ``LegalOrderCheck`` verifies all of it independently.
public struct LegalOrderVerdict: Sendable, Hashable {
  /// What being in each state is worth to somebody, in present value.
  public struct Values: Sendable, Hashable {
    /// While the law is kept.
    public let law: Rational

    /// At the beginning of a boycott, before it is seen who takes part; one entry per period when
    /// assessments count afresh in each.
    public let boycott: [Rational]

    /// After a failed boycott.
    public let collapse: Rational

    /// Values from any source.
    ///
    /// - Parameters:
    ///   - law: While the law is kept.
    ///   - boycott: At the beginning of a boycott.
    ///   - collapse: After a failed boycott.
    public init(law: Rational, boycott: [Rational], collapse: Rational) {
      self.law = law
      self.boycott = boycott
      self.collapse = collapse
    }
  }

  /// A buyer with one of his assessments, and what the states are worth to him.
  public struct BuyerType: Sendable, Hashable {
    /// The number of the buyer.
    public let buyer: Int

    /// r: how likely a lawful performance meets his own logic.
    public let convergence: Rational

    /// Whether he boycotts with this assessment.
    public let boycotts: Bool

    /// What the states are worth to him.
    public let values: Values

    /// A buyer with one assessment, from any source.
    ///
    /// - Parameters:
    ///   - buyer: The number of the buyer.
    ///   - convergence: r, how likely a lawful performance meets his own logic.
    ///   - boycotts: Whether he boycotts with this assessment.
    ///   - values: What the states are worth to him.
    public init(buyer: Int, convergence: Rational, boycotts: Bool, values: Values) {
      self.buyer = buyer
      self.convergence = convergence
      self.boycotts = boycotts
      self.values = values
    }
  }

  /// What the profile supposes of beliefs.
  public struct Beliefs: Sendable, Hashable {
    /// ρ: how likely each buyer doubts the classification in a period.
    public let rho: [Rational]

    /// How likely each buyer takes part in a boycott, (1 − ρ)(1 − ε).
    public let boycotting: [Rational]

    /// r̲: from which assessment on each buyer boycotts; `nil` when no assessment is enough.
    public let thresholds: [Rational?]

    /// What is inconsistent.
    public let flaws: [Flaw]

    /// An inconsistency of the beliefs.
    public enum Flaw: Sendable, Hashable {
      /// (B1) A buyer is supposed to boycott exactly above r̲, and does not.
      case wrongSideOfThreshold(buyer: Int, convergence: Rational)
      /// (B2) Doubts persist, so that whoever has boycotted once will do so again, and a ρ between
      /// 0 and 1 cannot stay what it is.
      case persistentDoubts
    }

    /// Beliefs from any source.
    ///
    /// - Parameters:
    ///   - rho: ρ, how likely each buyer doubts the classification.
    ///   - boycotting: How likely each buyer takes part in a boycott.
    ///   - thresholds: r̲, from which assessment on each buyer boycotts.
    ///   - flaws: What is inconsistent.
    public init(
      rho: [Rational],
      boycotting: [Rational],
      thresholds: [Rational?],
      flaws: [Flaw]
    ) {
      self.rho = rho
      self.boycotting = boycotting
      self.thresholds = thresholds
      self.flaws = flaws
    }

    /// Whether nothing is inconsistent.
    public var areConsistent: Bool { flaws.isEmpty }
  }

  /// What the states are worth to the seller.
  public let seller: Values

  /// What they are worth to each buyer, with each assessment.
  public let buyerTypes: [BuyerType]

  /// All constraints.
  ///
  /// Of items on a menu, all single ones are listed; sets of victims come with the cheapest wrongful
  /// performances, which are the best for the seller.
  public let constraints: [LegalOrder.Constraint]

  /// The constraint with the smallest slack; the first of several.
  ///
  /// Deviations that cannot pay whatever the others do are not considered: a costlier lawful item,
  /// and good service after a collapse.
  public let binding: LegalOrder.Constraint

  /// What the profile supposes of beliefs.
  public let beliefs: Beliefs

  /// δ Π(1 − ρ) Σ(P − κ) less the largest saving on one buyer: the slack of the printed inequality;
  /// `nil` when nothing wrongful can be delivered.
  public let printedSlack: Rational?

  /// The binding constraint in words.
  public let bindingWords: String

  /// What was supposed and not checked, in words.
  public let assumptions: [String]

  /// A verdict from any source; ``LegalOrderCheck`` says whether it is right.
  ///
  /// - Parameters:
  ///   - seller: What the states are worth to the seller.
  ///   - buyerTypes: What they are worth to each buyer, with each assessment.
  ///   - constraints: All constraints.
  ///   - binding: The constraint with the smallest slack.
  ///   - beliefs: What the profile supposes of beliefs.
  ///   - printedSlack: The slack of the printed inequality.
  ///   - bindingWords: The binding constraint in words.
  ///   - assumptions: What was supposed and not checked, in words.
  public init(
    seller: Values,
    buyerTypes: [BuyerType],
    constraints: [LegalOrder.Constraint],
    binding: LegalOrder.Constraint,
    beliefs: Beliefs,
    printedSlack: Rational?,
    bindingWords: String,
    assumptions: [String]
  ) {
    self.seller = seller
    self.buyerTypes = buyerTypes
    self.constraints = constraints
    self.binding = binding
    self.beliefs = beliefs
    self.printedSlack = printedSlack
    self.bindingWords = bindingWords
    self.assumptions = assumptions
  }

  /// Whether no deviation pays, and beliefs are consistent.
  public var isEquilibrium: Bool { binding.holds && beliefs.areConsistent }

  /// The constraints that fail.
  public var violations: [LegalOrder.Constraint] { constraints.filter { !$0.holds } }

  /// Whether the seller can do wrong at all.
  public var isAnythingWrongful: Bool { printedSlack != nil }
}

extension LegalOrderVerdict: CustomStringConvertible {
  /// The verdict and the binding constraint in words.
  public var description: String {
    var text = isEquilibrium ? "the order holds" : "the order does not hold"
    if !isAnythingWrongful { text += "; there is nothing to deter" }
    if !binding.holds {
      text += ": \(bindingWords), and gains \(-binding.slack)"
    } else if isEquilibrium {
      text += "; it is closest to breaking where \(bindingWords) (slack \(binding.slack))"
    } else {
      text += ": no deviation pays, but the beliefs are inconsistent"
    }
    if beliefs.flaws.contains(.persistentDoubts) {
      text += "; doubts persist, so ρ cannot stay what it is (B2)"
    }
    return text
  }
}
