/// A reward that mentions some of what matters, and resources that everything competes for.
///
/// There are L attributes with amounts sᵢ of at least their lower bounds, and together at most the
/// budget. People care about `U(s) = Σ uᵢ(sᵢ)`; the reward counts only the attributes it mentions.
/// Improving the reward first uses idle resources, which is good for people too. Once they are used up, it
/// takes from what is not mentioned, down to the lower bounds.
///
/// ```swift
/// let reward = try RewardSpecification(
///   attributes: [.init(.squareRoot, rewarded: .linear), .init(.squareRoot)], budget: 1)
/// let path = try reward.optimize(from: [0.2, 0.4], step: 0.01)
/// print(path.peakStep)                     // 40
/// ```
///
/// > Source: Zhuang & Hadfield-Menell (2020), *Consequences of misaligned AI*, NeurIPS.
public struct RewardSpecification: Sendable, Hashable {
  /// Something that people care about.
  public struct Attribute: Sendable, Hashable {
    /// What an amount is worth to people.
    public let utility: UtilityCurve

    /// What an amount adds to the reward; `nil` when the reward does not mention it.
    public let reward: UtilityCurve?

    /// The least amount there can be.
    public let lowerBound: Double

    /// An attribute from its parts.
    ///
    /// - Parameters:
    ///   - utility: What an amount is worth to people.
    ///   - reward: What it adds to the reward; by default it is not mentioned.
    ///   - lowerBound: The least amount there can be; 0 by default.
    public init(
      _ utility: UtilityCurve,
      rewarded reward: UtilityCurve? = nil,
      from lowerBound: Double = 0
    ) {
      self.utility = utility
      self.reward = reward
      self.lowerBound = lowerBound
    }
  }

  /// What people care about.
  public let attributes: [Attribute]

  /// The most that all amounts add up to.
  public let budget: Double

  /// A specification from its parts.
  ///
  /// - Parameters:
  ///   - attributes: From 1 to 1,000 attributes, one or more of them rewarded.
  ///   - budget: The most that all amounts add up to, above the sum of the lower bounds.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` when a number is not finite or too
  ///   large, a square root has a negative lower bound, nothing is rewarded, or the budget is too small.
  public init(attributes: [Attribute], budget: Double) throws(InstitutionError) {
    try InstitutionError.requireWhole("the number of attributes", attributes.count, in: 1...1_000)
    for (number, attribute) in attributes.enumerated() {
      let usesRoot = attribute.utility == .squareRoot || attribute.reward == .squareRoot
      let least = usesRoot ? 0.0 : -Self.largestAmount
      guard attribute.lowerBound >= least, attribute.lowerBound <= Self.largestAmount else {
        throw .parameter(
          name: "attributes[\(number)].lowerBound",
          value: "\(attribute.lowerBound)",
          domain: "a number from \(least) to \(Self.largestAmount)"
        )
      }
    }
    guard attributes.contains(where: { $0.reward != nil }) else {
      throw .parameter(
        name: "attributes",
        value: "none rewarded",
        domain: "one or more that the reward mentions"
      )
    }
    let floor = attributes.reduce(0) { $0 + $1.lowerBound }
    guard budget > floor, budget <= Self.largestAmount else {
      throw .parameter(
        name: "budget",
        value: "\(budget)",
        domain: "a number above \(floor), the sum of the lower bounds, up to \(Self.largestAmount)"
      )
    }
    self.attributes = attributes
    self.budget = budget
  }

  /// The largest amount, of either sign, for which the saturating curve is finite.
  static let largestAmount = 700.0

  /// The numbers of the attributes that matter and are not mentioned.
  public var unmentioned: [Int] { attributes.indices.filter { attributes[$0].reward == nil } }

  /// Whether the reward leaves out something that matters.
  ///
  /// Every attribute matters everywhere, since curves increase; then optimising the reward for long
  /// enough drives what is left out to its lower bound.
  public var isIncomplete: Bool { !unmentioned.isEmpty }

  /// What amounts are worth to people.
  ///
  /// - Parameter amounts: One amount per attribute.
  /// - Returns: `Σ uᵢ(sᵢ)`.
  public func utility(_ amounts: [Double]) -> Double {
    zip(attributes, amounts).reduce(0) { $0 + $1.0.utility.value($1.1) }
  }

  /// What amounts earn.
  ///
  /// - Parameter amounts: One amount per attribute.
  /// - Returns: The sum over what the reward mentions.
  public func reward(_ amounts: [Double]) -> Double {
    zip(attributes, amounts).reduce(0) { $0 + ($1.0.reward?.value($1.1) ?? 0) }
  }
}
