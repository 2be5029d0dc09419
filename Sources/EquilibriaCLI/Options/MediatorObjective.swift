import ArgumentParser
import Equilibria

/// What `--maximize` names.
enum MediatorObjective: ExpressibleByArgument, CustomStringConvertible {
  case total
  case minimum
  case player(Int)
  case none

  init?(argument: String) {
    switch argument {
    case "total": self = .total
    case "minimum": self = .minimum
    case "none": self = .none
    default:
      let prefix = "player:"
      guard argument.hasPrefix(prefix), let player = Int(argument.dropFirst(prefix.count)),
        player >= 0
      else { return nil }
      self = .player(player)
    }
  }

  var description: String {
    switch self {
    case .total: "total"
    case .minimum: "minimum"
    case .player(let player): "player:\(player)"
    case .none: "none"
    }
  }

  var defaultValueDescription: String { description }

  var objective: CorrelatedObjective<String> {
    switch self {
    case .total: .totalPayoff
    case .minimum: .minimumPayoff
    case .player(let player): .payoff(of: player)
    case .none: .anyEquilibrium
    }
  }

  /// What is as high as it can be, in words; `nil` when nothing was maximised.
  func words(_ playerNames: [String]) -> String? {
    switch self {
    case .total: "total payoff"
    case .minimum: "payoff of the worst-off player"
    case .player(let player): "payoff of \(playerNames[player])"
    case .none: nil
    }
  }
}
