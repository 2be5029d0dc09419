public import EquilibriaNumerics
public import Games

/// Farmers along a canal: those at the head take water first, and all must help to maintain it.
///
/// Each farmer decides whether to help with maintenance, at a cost, and how much water to take. The
/// canal carries more the more farmers help. Farmer 1 takes first, the others get what is left; a
/// ``Rule`` may change that. Further units of water are worth less than earlier ones.
///
/// What it shows: without a rule the head takes all it can use, the tail gets little for its work and
/// stops helping, and then there is less water for the head as well. Equal shares, or taking turns at
/// the head, give the tail a reason to help, and *both* may gain. That is Ostrom and Gardner's
/// explanation of why farmers at the head, who need labour from the tail, agree to such rules.
///
/// ```swift
/// let canal = try IrrigationCanal(water: [0, 1, 4], harvest: [0, 4, 7, 9, 10], labour: 1.5)
/// print(canal.payoffs(for: [.init(helps: true, takes: 4), .init(helps: false, takes: 4)]))
/// ```
///
/// The game itself was derived for this package.
///
/// > Source: Ostrom & Gardner (1993), *Coping with asymmetries in the commons: self-governing
/// > irrigation systems can work*, Journal of Economic Perspectives 7 (the question and the verbal
/// > argument).
public struct IrrigationCanal: NormalFormGame, Hashable {
  /// Who gets how much.
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// The head takes what it wants, and so on down the canal.
    case headFirst
    /// Nobody may take more than an nth of the water, rounded up; the rest is as without a rule.
    case equalShares
    /// The farmers take turns at being first; payoffs are averages over a round of turns.
    case rotation
  }

  /// What a farmer does.
  public struct Plan: Sendable, Hashable, CustomStringConvertible {
    /// Whether the farmer helps with maintenance.
    public let helps: Bool

    /// How many units of water the farmer takes if they are there.
    public let takes: Int

    /// A plan.
    ///
    /// - Parameters:
    ///   - helps: Whether the farmer helps with maintenance.
    ///   - takes: How many units of water the farmer takes if they are there.
    public init(helps: Bool, takes: Int) {
      self.helps = helps
      self.takes = takes
    }

    /// `help, take 2`.
    public var description: String { "\(helps ? "help" : "shirk"), take \(takes)" }
  }

  /// The units of water in the canal when 0, 1, …, n farmers help.
  public let water: [Int]

  /// What 0, 1, 2, … units of water are worth to a farmer.
  public let harvest: [Rational]

  /// What helping costs.
  public let labour: Rational

  /// Who gets how much.
  public private(set) var rule: Rule

  /// The canal with the given numbers.
  ///
  /// - Parameters:
  ///   - water: The units of water when 0, 1, …, n farmers help, not decreasing; n from 2 to 4.
  ///   - harvest: What 0, 1, …, d units are worth to a farmer, not decreasing and with no unit worth
  ///     more than the one before; d from 1 to 6 is the most that a farmer can use.
  ///   - labour: What helping costs, from 0 up.
  ///   - rule: Who gets how much; head first by default.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other numbers.
  public init(
    water: [Int],
    harvest: [Rational],
    labour: Rational,
    rule: Rule = .headFirst
  ) throws(InstitutionError) {
    try InstitutionError.requireWhole("farmers", water.count - 1, in: 2...4)
    try InstitutionError.requireWhole(
      "the most that a farmer can use",
      harvest.count - 1,
      in: 1...6
    )
    try InstitutionError.requireNonnegative("labour", labour)
    for (index, pair) in zip(water, water.dropFirst()).enumerated() where pair.1 < pair.0 {
      throw .parameter(
        name: "water[\(index + 1)]",
        value: "\(pair.1)",
        domain: "at least \(pair.0), the water with one helper less"
      )
    }
    try InstitutionError.requireNonnegative("water[0]", Rational(water[0]))
    let steps = zip(harvest, harvest.dropFirst()).map { $1 - $0 }
    for (index, step) in steps.enumerated() {
      guard step >= 0, index == 0 || step <= steps[index - 1] else {
        throw .parameter(
          name: "harvest[\(index + 1)]",
          value: "\(harvest[index + 1])",
          domain: "not below the last, and rising no faster than before"
        )
      }
    }
    self.water = water
    self.harvest = harvest
    self.labour = labour
    self.rule = rule
  }

  /// The same canal under another rule.
  ///
  /// - Parameter rule: Who gets how much.
  /// - Returns: The canal.
  public func under(_ rule: Rule) -> IrrigationCanal {
    var canal = self
    canal.rule = rule
    return canal
  }

  /// The name of the game.
  public var title: String { "Irrigation canal" }

  /// `Head`, `Tail`, or numbers in between.
  public var playerNames: [String] {
    let last = water.count - 1
    return (1...last).map { $0 == 1 ? "Head" : $0 == last ? "Tail" : "Farmer \($0)" }
  }

  /// Helping or not, with every amount of water up to what a farmer can use.
  public var actions: [[Plan]] {
    let plans = [true, false].flatMap { helps in
      harvest.indices.map { Plan(helps: helps, takes: $0) }
    }
    return Array(repeating: plans, count: water.count - 1)
  }

  /// The units of water that each farmer gets.
  ///
  /// Nobody takes more than they can use.
  ///
  /// - Parameters:
  ///   - profile: One plan per farmer, from head to tail.
  ///   - first: Who takes first, from 0; the others follow in order, the head after the tail.
  /// - Returns: One number per farmer.
  public func allocation(of profile: [Plan], startingWith first: Int = 0) -> [Int] {
    precondition(profile.count == water.count - 1, "there is one plan per farmer")
    let flow = water[profile.count { $0.helps }]
    let share = rule == .equalShares ? (max(flow, 1) - 1) / profile.count + 1 : flow
    var left = flow
    var taken = Array(repeating: 0, count: profile.count)
    for turn in profile.indices {
      let farmer = (first % profile.count + profile.count + turn) % profile.count
      taken[farmer] = min(max(profile[farmer].takes, 0), harvest.count - 1, share, left)
      left -= taken[farmer]
    }
    return taken
  }

  /// What each farmer harvests, less the labour.
  ///
  /// - Parameter profile: One plan per farmer, from head to tail.
  /// - Returns: One payoff per farmer.
  public func payoffs(for profile: [Plan]) -> [Rational] {
    let starts = rule == .rotation ? Array(profile.indices) : [0]
    var payoffs = profile.map { $0.helps ? -labour : 0 }
    for start in starts {
      for (farmer, units) in allocation(of: profile, startingWith: start).enumerated() {
        payoffs[farmer] += harvest[units] / Rational(starts.count)
      }
    }
    return payoffs
  }
}
