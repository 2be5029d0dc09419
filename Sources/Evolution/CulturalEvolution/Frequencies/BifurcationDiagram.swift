public import EquilibriaNumerics

/// How the states of rest of a population move, appear and vanish as a parameter varies.
///
/// ```swift
/// let model = try PunishmentModel(
///   groupSize: 16, benefit: 3, cost: 1, punishmentCost: 0.2, punishmentLoss: 0.5,
///   continuation: 0.9, cooperationError: 0.01)
/// let diagram = try model.diagram(over: .punishmentLoss, from: 0, through: 1)
/// for event in diagram.events { print(event) }
/// ```
public struct BifurcationDiagram: Sendable, Hashable {
  /// The name of the parameter.
  public let parameter: String

  /// The curves; those of mixtures may begin and end inside the range.
  public let branches: [EquilibriumBranch]

  /// Where states appear, vanish or exchange their stability, in increasing order of the parameter.
  public let events: [BifurcationEvent]

  /// The folds among the events.
  public var folds: [BifurcationEvent] { events.filter { $0.kind == .fold } }
}

/// One curve of states of rest.
public struct EquilibriumBranch: Sendable, Hashable {
  /// A state of rest at one value of the parameter.
  public struct Point: Sendable, Hashable {
    /// The value of the parameter.
    public let parameter: Rational

    /// The state, with its proof and its stability.
    public let state: FrequencyEquilibrium
  }

  /// The states, in increasing order of the parameter.
  public internal(set) var points: [Point]
}

/// A change in the number or the stability of states of rest between two close parameter values.
public struct BifurcationEvent: Sendable, Hashable {
  /// What happens.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// Two mixtures meet and vanish, or appear.
    case fold
    /// A mixture passes into the population without the first type, and they exchange stability.
    case entersAtZero
    /// A mixture passes into the population of the first type only, and they exchange stability.
    case entersAtOne
    /// Something else, for example two of these at once.
    case other
  }

  /// What happens.
  public let kind: Kind

  /// Between which values of the parameter.
  public let parameter: Enclosure

  /// The number of mixtures just below these values.
  public let mixturesBelow: Int

  /// The number of mixtures just above these values.
  public let mixturesAbove: Int

  /// Where it happens, to within the distance of the curves there.
  public let share: Double
}

extension BifurcationEvent: CustomStringConvertible {
  /// What happens where.
  public var description: String {
    let words =
      switch kind {
      case .fold:
        "two mixtures \(mixturesBelow > mixturesAbove ? "vanish" : "appear") (share \(share))"
      case .entersAtZero: "a mixture passes through share 0"
      case .entersAtOne: "a mixture passes through share 1"
      case .other: "the states change"
      }
    let simple = Rational.simplest(between: parameter.lower, and: parameter.upper)
    let place =
      simple.denominatorInteger.bitCount <= 14
      ? simple.description : parameter.doubleValue.description
    return "near \(place): \(words)"
  }
}

extension BifurcationDiagram {
  /// The same diagram by the share of the other type.
  var complemented: BifurcationDiagram {
    let turned = branches.map { branch in
      EquilibriumBranch(
        points: branch.points.map {
          .init(parameter: $0.parameter, state: $0.state.complemented)
        }
      )
    }
    return BifurcationDiagram(
      parameter: parameter,
      branches: turned.reversed(),
      events: events.map(\.complemented)
    )
  }
}

extension BifurcationEvent {
  fileprivate var complemented: BifurcationEvent {
    let turned: Kind =
      switch kind {
      case .entersAtZero: .entersAtOne
      case .entersAtOne: .entersAtZero
      default: kind
      }
    return BifurcationEvent(
      kind: turned,
      parameter: parameter,
      mixturesBelow: mixturesBelow,
      mixturesAbove: mixturesAbove,
      share: 1 - share
    )
  }
}
