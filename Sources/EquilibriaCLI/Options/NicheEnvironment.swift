public import ArgumentParser
public import Equilibria

extension CulturalNiche.Environment: ExpressibleByArgument {
  /// The name on the command line.
  var optionName: String {
    switch self {
    case .renewal: "renewal"
    case .renewalAfterImprovement: "renewal-after-improvement"
    case .twoStates: "two-states"
    case .renewalWithSquaredLoss: "renewal-with-squared-loss"
    case .randomWalk: "random-walk"
    case .stationary: "stationary"
    }
  }

  /// Reads a name.
  public init?(argument: String) {
    guard let match = Self.allCases.first(where: { $0.optionName == argument }) else { return nil }
    self = match
  }

  /// What help lists.
  public static var allValueStrings: [String] { allCases.map(\.optionName) }
}
