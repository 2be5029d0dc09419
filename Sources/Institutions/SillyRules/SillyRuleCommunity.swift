public import EquilibriaNumerics

/// A community whose members stay as long as they believe that its rules are enforced.
///
/// In each period a member takes part in one interaction under an *important* rule and in D under *silly*
/// rules, which concern nobody's welfare. Each is enforced with probability θ. Staying pays b when the
/// important rule is enforced and costs l when it is not, and every silly rule costs κ. Members do not
/// know θ. They start with a belief Beta(α, β), and after each period they count the 1 + D enforced and
/// unenforced interactions. Those whose mean belief m makes
///
///     m·b − (1 − m)·l − D·κ
///
/// negative leave for good, for a payoff of 0. So silly rules make beliefs move faster, at a cost.
///
/// ```swift
/// let community = try SillyRuleCommunity(
///   enforcers: 0.8, prior: BetaBelief(2, 2), sillyRules: 4, benefit: 1, loss: 1, cost: 0.05)
/// print(try community.exitProbability(within: 200))
/// ```
///
/// The paper's own agents are richer; this is the smallest model with its three results, derived for this
/// package: dense rules protect a community against a shock to beliefs, dissolve it faster when rules are
/// not enforced, and do so only while silly rules are cheap.
///
/// > Source: derived from Hadfield-Menell, Andrus & Hadfield (2019), *Legible normativity for AI alignment:
/// > the value of silly rules*, AIES.
public struct SillyRuleCommunity: Sendable, Hashable {
  /// θ: the probability that an interaction is enforced.
  public let enforcers: Rational

  /// What members believe about θ at first.
  public let prior: BetaBelief

  /// D: the number of interactions under silly rules per period, the density of silly rules.
  public let sillyRules: Int

  /// b: what a period is worth in which the important rule is enforced.
  public let benefit: Rational

  /// l: what a period costs in which the important rule is not enforced.
  public let loss: Rational

  /// κ: what one silly rule costs per period.
  public let cost: Rational

  /// A community from its parameters.
  ///
  /// - Parameters:
  ///   - enforcers: θ, from 0 to 1.
  ///   - prior: What members believe about θ at first.
  ///   - sillyRules: D, from 0 to 1,000.
  ///   - benefit: b, above 0.
  ///   - loss: l, from 0 up.
  ///   - cost: κ, from 0 up; 0 by default.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other numbers.
  public init(
    enforcers: Rational,
    prior: BetaBelief,
    sillyRules: Int = 0,
    benefit: Rational,
    loss: Rational,
    cost: Rational = 0
  ) throws(InstitutionError) {
    try InstitutionError.requireShare("enforcers", enforcers)
    try InstitutionError.requireWhole("sillyRules", sillyRules, in: 0...1_000)
    try InstitutionError.requirePositive("benefit", benefit)
    try InstitutionError.requireNonnegative("loss", loss)
    try InstitutionError.requireNonnegative("cost", cost)
    self.enforcers = enforcers
    self.prior = prior
    self.sillyRules = sillyRules
    self.benefit = benefit
    self.loss = loss
    self.cost = cost
  }

  /// (l + D·κ)/(b + l): the least mean belief at which somebody stays who looks one period ahead.
  ///
  /// Above 1 when the silly rules cost more than the community is worth at best.
  public var threshold: Rational {
    (loss + Rational(sillyRules) * cost) / (benefit + loss)
  }

  /// 1 + D: how many interactions a member sees per period.
  public var observations: Int { 1 + sillyRules }

  /// What staying for one period is worth to a member with a given belief.
  ///
  /// - Parameter belief: The mean m of the member's belief, from 0 to 1.
  /// - Returns: `m·b − (1 − m)·l − D·κ`.
  public func payoff(believing belief: Rational) -> Rational {
    belief * benefit - (1 - belief) * loss - Rational(sillyRules) * cost
  }

  /// The most interactions, over all periods, that exact and floating recursions go through.
  static let largestExperience = 20_000

  /// Throws when a number of periods is too small or leads to too many interactions.
  func requirePeriods(_ periods: Int) throws(InstitutionError) {
    try InstitutionError.requireWhole(
      "periods",
      periods,
      in: 0...(Self.largestExperience / observations)
    )
  }
}

extension SillyRuleCommunity: CustomStringConvertible {
  /// The parameters, and the belief at which members leave.
  public var description: String {
    "\(sillyRules) silly rules at cost \(cost), enforced with probability \(enforcers), "
      + "prior \(prior); members leave below \(threshold)"
  }
}
