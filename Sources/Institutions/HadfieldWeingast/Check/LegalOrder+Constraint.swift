public import EquilibriaNumerics

extension LegalOrder {
  /// Somebody who might deviate.
  public enum Player: Sendable, Hashable {
    /// The seller.
    case seller
    /// A buyer, by his number.
    case buyer(Int)
  }

  /// A state of the public automaton at which somebody decides.
  public enum Node: Sendable, Hashable {
    /// Nobody has done wrong, or the wrong has been answered.
    case law
    /// A period of a boycott, counted from 1; boycotts for ever have only period 1, and 2 for all
    /// that follow.
    case boycott(period: Int)
    /// A boycott has failed.
    case collapse
  }

  /// A deviation at one node, after which everybody returns to the profile.
  public enum Deviation: Sendable, Hashable {
    /// The seller delivers the cheapest wrongful performance to these buyers at once.
    case cheat(victims: [Int])
    /// The seller delivers another item of the menu to one buyer.
    case deliver(buyer: Int, item: Int)
    /// While the others boycott, the seller cheats buyers who still buy.
    case cheatDuringBoycott(boycotting: [Int], victims: [Int])
    /// A buyer does not buy although nothing happened.
    case stayAway(convergence: Rational)
    /// A buyer who should boycott buys.
    case buy(convergence: Rational)
    /// A buyer who doubts the classification boycotts all the same.
    case boycott(convergence: Rational)
    /// A buyer breaks off the boycott that he has begun, on which its quorum depends or not.
    case breakOff(convergence: Rational, isDecisive: Bool)
    /// After the collapse, the seller delivers the lawful performance to one buyer.
    case deliverLawfully(buyer: Int)
    /// After the collapse, a buyer buys although he will be cheated.
    case buyAfterCollapse(convergence: Rational)
    /// After the collapse, a buyer stops buying.
    case stopBuying(convergence: Rational)
  }

  /// One incentive constraint, with how far it holds.
  public struct Constraint: Sendable, Hashable {
    /// Who might deviate.
    public let player: Player

    /// Where.
    public let node: Node

    /// How.
    public let deviation: Deviation

    /// What following the profile pays more than the deviation, in present value; negative when the
    /// deviation pays.
    public let slack: Rational

    /// A constraint from any source.
    ///
    /// - Parameters:
    ///   - player: Who might deviate.
    ///   - node: Where.
    ///   - deviation: How.
    ///   - slack: What following the profile pays more.
    public init(player: Player, node: Node, deviation: Deviation, slack: Rational) {
      self.player = player
      self.node = node
      self.deviation = deviation
      self.slack = slack
    }

    /// Whether the deviation does not pay.
    public var holds: Bool { slack.signum >= 0 }
  }

  /// A deviation in words that need no game theory.
  ///
  /// - Parameter constraint: A constraint of this order.
  /// - Returns: A clause such as "the seller cheats A and B in the same period".
  public func words(for constraint: Constraint) -> String {
    let who =
      switch constraint.player {
      case .seller: "the seller"
      case .buyer(let number): buyers[number].name
      }
    let place =
      switch constraint.node {
      case .boycott(let period) where period > 1: " in period \(period) of the boycott"
      default: ""
      }
    return switch constraint.deviation {
    case .cheat(let victims):
      victims.count == 1
        ? "\(who) cheats \(names(victims)) alone"
        : "\(who) cheats \(names(victims)) in the same period"
    case .deliver(let buyer, let item):
      "\(who) delivers \"\(buyers[buyer].menu[item].name)\" to \(buyers[buyer].name)"
    case .cheatDuringBoycott(let boycotting, let victims):
      boycotting.isEmpty
        ? "\(who) cheats \(names(victims)) again\(place)"
        : "\(who) cheats \(names(victims)), who still \(victims.count == 1 ? "buys" : "buy"), while "
          + "\(names(boycotting)) \(boycotting.count == 1 ? "boycotts" : "boycott")\(place)"
    case .stayAway(let convergence):
      "\(who) does not buy although the law is kept\(expecting(convergence))"
    case .buy(let convergence):
      "\(who) goes on buying instead of boycotting\(place)\(expecting(convergence))"
    case .boycott(let convergence):
      "\(who) boycotts in doubt of the law\(place)\(expecting(convergence))"
    case .breakOff(let convergence, let isDecisive):
      "\(who) breaks off the boycott\(place)\(expecting(convergence))"
        + (isDecisive ? ", which fails then" : ", which goes on all the same")
    case .deliverLawfully(let buyer):
      "\(who) serves \(buyers[buyer].name) well after the collapse"
    case .buyAfterCollapse: "\(who) buys after the collapse"
    case .stopBuying: "\(who) stops buying after the collapse"
    }
  }

  private func expecting(_ convergence: Rational) -> String {
    convergence == 1
      ? "" : " (expecting a lawful delivery to be suitable with probability \(convergence))"
  }

  /// "A", "A and B" or "A, B and C".
  private func names(_ numbers: [Int]) -> String {
    let names = numbers.map { buyers[$0].name }
    guard names.count > 1 else { return names.first ?? "nobody" }
    return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
}

extension LegalOrder.Constraint: CustomStringConvertible {
  /// Who deviates, where, how, and the slack.
  public var description: String { "\(player) at \(node): \(deviation), slack \(slack)" }
}
