public import EquilibriaNumerics

/// The rules of a commons, as attributes that Ostrom's design principles can be checked on.
///
/// What is not said stays `nil`, and the check says so.
///
/// ```swift
/// var rules = try RuleSystem(members: ["Ana", "Ben"], resources: ["pasture"])
/// rules.access = [.init(person: "Ana", resource: "pasture"), .init(person: "Cid", resource: "pasture")]
/// print(try rules.check()[.userBoundaries])  // violated: Cid is no member, yet may use pasture
/// ```
///
/// The attributes and conditions were chosen for this package. They are one formal reading of the
/// principles: some ask more than Ostrom does (in 3, 5, 6 and 8), some less (4 leaves out that monitors
/// are accountable to users).
///
/// > Source: Ostrom (1990), *Governing the Commons*; Cox, Arnold & Villamayor Tomás (2010), *A review
/// > of design principles for community-based natural resource management*.
public struct RuleSystem: Sendable, Hashable {
  /// Who belongs to the community.
  public let members: [String]

  /// What the community shares.
  public let resources: [String]

  /// Who may use what: principle 1A; says nothing when empty.
  public var access: [Access]?

  /// Between which resources the stock moves: principle 1B; empty when it does not.
  public var flows: [Flow]?

  /// What local rules and a uniform rule are worth: principle 2A.
  public var localFit: LocalFit?

  /// What each member gets and gives: principle 2B.
  public var proportionality: Proportionality?

  /// Who decides on changes of the rules: principle 3.
  public var collectiveChoice: CollectiveChoice?

  /// How users are watched: principle 4A.
  public var userMonitoring: UserMonitoring?

  /// How the resource is watched: principle 4B.
  public var resourceMonitoring: [ResourceObservation]?

  /// What violations cost, and how many are accepted: principle 5.
  public var sanctions: SanctionScheme?

  /// How conflicts are resolved: principle 6.
  public var appeals: AppealStage?

  /// Who can void the rules: principle 7; empty when nobody can.
  public var overrides: [String]?

  /// The levels of rules, the widest first: principle 8; two or more to be nested.
  public var levels: [RuleLevel]?

  /// A rule system about which nothing is said yet but whose and what it is.
  ///
  /// - Parameters:
  ///   - members: The names of the members, one or more, all different.
  ///   - resources: The names of the resources, one or more, all different.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` when names are missing or repeat.
  public init(members: [String], resources: [String]) throws(InstitutionError) {
    for (name, list) in [("members", members), ("resources", resources)] {
      guard !list.isEmpty, Set(list).count == list.count else {
        throw .parameter(name: name, value: "\(list)", domain: "one or more different names")
      }
    }
    self.members = members
    self.resources = resources
  }
}

extension RuleSystem {
  /// A person's right, or possibility, to use a resource.
  public struct Access: Sendable, Hashable {
    /// Who.
    public let person: String

    /// What.
    public let resource: String

    /// A right of use.
    ///
    /// - Parameters:
    ///   - person: Who has it.
    ///   - resource: What may be used.
    public init(person: String, resource: String) {
      self.person = person
      self.resource = resource
    }
  }

  /// A movement of the stock: what is left in one resource changes what grows in the other.
  public struct Flow: Sendable, Hashable {
    /// Where the stock comes from.
    public let from: String

    /// Where it goes.
    public let to: String

    /// A movement of the stock.
    ///
    /// - Parameters:
    ///   - from: Where it comes from.
    ///   - to: Where it goes.
    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  /// What each member gets and gives, as shares.
  public struct Proportionality: Sendable, Hashable {
    /// Each member's part of the benefits, and of the costs.
    public let shares: [String: Share]

    /// The largest accepted difference between the two.
    public let tolerance: Rational

    /// A member's part of the benefits and of the costs.
    public struct Share: Sendable, Hashable {
      /// The part of all benefits.
      public let benefit: Rational

      /// The part of all costs.
      public let cost: Rational

      /// A part of the benefits and of the costs.
      ///
      /// - Parameters:
      ///   - benefit: From 0 to 1.
      ///   - cost: From 0 to 1.
      public init(benefit: Rational, cost: Rational) {
        self.benefit = benefit
        self.cost = cost
      }
    }

    /// What each member gets and gives.
    ///
    /// - Parameters:
    ///   - shares: Parts by member; benefits sum to 1, and so do costs.
    ///   - tolerance: The largest accepted difference, from 0 to 1.
    /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other numbers.
    public init(
      shares: [String: Share],
      tolerance: Rational = 0
    ) throws(InstitutionError) {
      try InstitutionError.requireShare("tolerance", tolerance)
      for (member, share) in shares.sorted(by: { $0.key < $1.key }) {
        try InstitutionError.requireShare("shares[\(member)].benefit", share.benefit)
        try InstitutionError.requireShare("shares[\(member)].cost", share.cost)
      }
      let sums = [
        ("benefits", shares.values.reduce(0) { $0 + $1.benefit }),
        ("costs", shares.values.reduce(0) { $0 + $1.cost }),
      ]
      for (name, sum) in sums where sum != 1 {
        throw .parameter(name: "the sum of \(name)", value: "\(sum)", domain: "1")
      }
      self.shares = shares
      self.tolerance = tolerance
    }
  }

  /// Who votes on changes of the rules, and what the rules and their alternatives are worth to whom.
  public struct CollectiveChoice: Sendable, Hashable {
    /// Who is affected by the rules.
    public let affected: [String]

    /// Who has a vote.
    public let voters: [String]

    /// How many votes it takes to change the rules.
    public let quota: Int

    /// What the rules in force are worth to each voter.
    public let worth: [String: Rational]

    /// What each alternative is worth to each voter.
    public let alternatives: [String: [String: Rational]]

    /// A rule-change stage.
    ///
    /// - Parameters:
    ///   - affected: Who is affected by the rules, all different; members are, listed or not.
    ///   - voters: Who has a vote, all different.
    ///   - quota: How many votes it takes to change the rules, 1 or more; more than half of the voters
    ///     by default.
    ///   - worth: What the rules in force are worth to each voter; empty when not known.
    ///   - alternatives: What each alternative is worth to each voter.
    /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` when a number is missing, or a
    ///   name repeats.
    public init(
      affected: [String],
      voters: [String],
      quota: Int? = nil,
      worth: [String: Rational] = [:],
      alternatives: [String: [String: Rational]] = [:]
    ) throws(InstitutionError) {
      try InstitutionError.requireDifferent("affected", affected)
      try InstitutionError.requireDifferent("voters", voters)
      let quota = quota ?? voters.count / 2 + 1
      try InstitutionError.requireWhole("quota", quota, in: 1...Int(Int32.max))
      let tables = alternatives.isEmpty ? [:] : alternatives.merging(["worth": worth]) { $1 }
      for (name, table) in tables.sorted(by: { $0.key < $1.key }) {
        for voter in voters where table[voter] == nil {
          throw .parameter(name: "\(name)[\(voter)]", value: "nil", domain: "a number")
        }
      }
      self.affected = affected
      self.voters = voters
      self.quota = quota
      self.worth = worth
      self.alternatives = alternatives
    }
  }
}
