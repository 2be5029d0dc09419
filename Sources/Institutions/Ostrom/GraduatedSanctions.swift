public import EquilibriaNumerics
public import Games

/// Sanctions that grow with the record of a member, who decides in every period whether to comply.
///
/// A violation brings a gain and is detected with probability m. Then the member pays the sanction for
/// its record, 0, 1, …, and the record grows by one, up to the last sanction. In a period without a
/// violation one entry is forgiven with probability φ. Whoever means to comply violates by mistake with
/// probability ε, with all that follows. It is a decision process of one member, solved exactly.
///
/// ```swift
/// let rule = try GraduatedSanctions(gain: 1, detection: 0.5, sanctions: [0.5, 2, 8])
/// let finding = try rule.assessment()
/// print(finding.choices)  // [Violate, Comply, Comply]
/// print(finding.violationRate.doubleValue)  // 0.0916743…
/// ```
///
/// A flat fine is a list of one sanction; it deters when `m·s ≥ gain`, and then altogether. A first
/// sanction below that never deters a member with a clean record who makes no mistakes, however harsh
/// the later ones: complying ever after keeps them away, so only the first sanction is at stake. With
/// mistakes, later sanctions deter a first violation only if they are so harsh that one's own mistakes
/// become frightening. When the gain was underestimated, the least flat fine fails for everybody in
/// every period, while a list that ends high enough keeps violations rare. A flat fine a little above
/// its end does so too, and better; what the list buys is a mild sanction for a first, perhaps mistaken,
/// violation. So the model reports the rate of violations, not a verdict.
///
/// Derived for this package.
///
/// > Source: Ostrom (1990), *Governing the Commons*, design principle 5; Becker (1968), *Crime and
/// > punishment: an economic approach*, Journal of Political Economy 76 (the flat fine).
public struct GraduatedSanctions: MarkovGame, Hashable {
  /// What the member does.
  public enum Move: String, NamedMove {
    /// Keep the rule.
    case comply = "Comply"
    /// Break it.
    case violate = "Violate"
  }

  /// What a violation brings the member.
  public let gain: Rational

  /// m: the probability that a violation is detected.
  public let detection: Rational

  /// The sanctions for a detected violation with 0, 1, … entries in the record.
  public let sanctions: [Rational]

  /// φ: the probability that a period without a violation takes an entry from the record.
  public let forgiveness: Rational

  /// ε: the probability of a violation by mistake.
  public let error: Rational

  /// δ: the discount factor.
  public let discount: Rational

  /// Sanctions with the given numbers.
  ///
  /// - Parameters:
  ///   - gain: What a violation brings, from 0 up.
  ///   - detection: m, from 0 to 1.
  ///   - sanctions: One to a thousand numbers from 0 up; in any order, see ``isGraduated``.
  ///   - forgiveness: φ, from 0 to 1; 0.05 by default.
  ///   - error: ε, from 0 to 1; 0.01 by default.
  ///   - discount: δ, from 0 to below 1; 0.9 by default.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other numbers.
  public init(
    gain: Rational,
    detection: Rational,
    sanctions: [Rational],
    forgiveness: Rational = 0.05,
    error: Rational = 0.01,
    discount: Rational = 0.9
  ) throws(InstitutionError) {
    try InstitutionError.requireNonnegative("gain", gain)
    try InstitutionError.requireShare("detection", detection)
    try InstitutionError.requireWhole("the number of sanctions", sanctions.count, in: 1...1000)
    for (entry, sanction) in sanctions.enumerated() {
      try InstitutionError.requireNonnegative("sanctions[\(entry)]", sanction)
    }
    try InstitutionError.requireShare("forgiveness", forgiveness)
    try InstitutionError.requireShare("error", error)
    try InstitutionError.requireDiscount("discount", discount)
    self.gain = gain
    self.detection = detection
    self.sanctions = sanctions
    self.forgiveness = forgiveness
    self.error = error
    self.discount = discount
  }

  /// The same sanctions when the gain is another one.
  ///
  /// - Parameter gain: What a violation brings in truth, from 0 up.
  /// - Returns: The sanctions, unchanged, against this gain.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for a negative gain.
  public func against(gain: Rational) throws(InstitutionError) -> GraduatedSanctions {
    try GraduatedSanctions(
      gain: gain,
      detection: detection,
      sanctions: sanctions,
      forgiveness: forgiveness,
      error: error,
      discount: discount
    )
  }

  /// Whether each sanction is larger than the one before.
  public var isGraduated: Bool { zip(sanctions, sanctions.dropFirst()).allSatisfy { $0 < $1 } }

  /// The least flat fine that deters, gain/m; `nil` when violations are never detected.
  public var deterrentFlatFine: Rational? { detection.isZero ? nil : gain / detection }

  /// The name of the decision problem.
  public var title: String { "Graduated sanctions" }

  /// One: the member.
  public var playerCount: Int { 1 }

  /// `Member`.
  public var playerNames: [String] { ["Member"] }

  /// The numbers of entries in the record.
  public var states: [Int] { Array(sanctions.indices) }

  /// Complying and violating, in every state.
  ///
  /// - Parameter state: The number of entries.
  /// - Returns: The member's moves.
  public func actions(in state: Int) -> [[Move]] { [Move.allCases] }

  /// The next record: one entry more when caught, perhaps one less without a violation.
  ///
  /// - Parameters:
  ///   - state: The number of entries.
  ///   - profile: The member's move.
  /// - Returns: The numbers of entries that may come next.
  public func transitions(from state: Int, playing profile: [Move]) -> [Transition<Int>] {
    let violates = violation(profile[0])
    let caught = violates * detection
    let forgiven = (1 - violates) * forgiveness
    return [
      Transition(to: min(state + 1, sanctions.count - 1), probability: caught),
      Transition(to: state, probability: 1 - caught - forgiven),
      Transition(to: max(state - 1, 0), probability: forgiven),
    ]
  }

  /// The gain less the expected sanction, with the probability of a violation.
  public var rewardRule: RewardRule<Int, Move> {
    .onAction { state, profile in
      [violation(profile[0]) * (gain - detection * sanctions[state])]
    }
  }

  /// Discounted by δ for ever.
  public var horizon: Horizon { .discounted([discount]) }

  /// The probability that a move turns out to be a violation.
  func violation(_ move: Move) -> Rational { move == .violate ? 1 : error }
}
