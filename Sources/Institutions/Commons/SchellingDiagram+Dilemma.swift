public import EquilibriaNumerics

extension SchellingDiagram {
  /// What makes, or does not make, a game of n players a social dilemma: each condition told apart.
  ///
  /// > Source: Hughes et al. (2018), *Inequity aversion improves cooperation in intertemporal social
  /// > dilemmas*, definition of an n-player social dilemma; Kollock (1998), *Social dilemmas: the
  /// > anatomy of cooperation*.
  public struct DilemmaFlags: Sendable, Hashable {
    /// `U_C(n − 1) > U_D(0)`: all cooperating is better for everyone than all defecting.
    public let cooperationBeatsDefection: Bool

    /// `U_C(n − 1) > U_C(0)`: all cooperating is better than cooperating alone.
    public let cooperationBeatsExploitation: Bool

    /// The numbers k of cooperating others for which defecting is better.
    public let defectionPays: [Int]

    /// `U_D(0) > U_C(0)`: defecting is better when nobody else cooperates.
    public let fear: Bool

    /// `U_D(n − 1) > U_C(n − 1)`: defecting is better when everybody else cooperates.
    public let greed: Bool

    /// Whether cooperation beats defection and exploitation, yet fear or greed speaks against it.
    public var isSocialDilemma: Bool {
      cooperationBeatsDefection && cooperationBeatsExploitation && (fear || greed)
    }
  }

  /// Which conditions of a social dilemma hold.
  ///
  /// A threshold public good has fear and no greed when all must contribute. Where defecting pays for
  /// some middle numbers only, as ``DilemmaFlags/defectionPays`` shows, there is neither.
  public var dilemma: DilemmaFlags {
    let last = players - 1
    return DilemmaFlags(
      cooperationBeatsDefection: cooperator[last] > defector[0],
      cooperationBeatsExploitation: cooperator[last] > cooperator[0],
      defectionPays: (0...last).filter { defector[$0] > cooperator[$0] },
      fear: defector[0] > cooperator[0],
      greed: defector[last] > cooperator[last]
    )
  }

  /// The least discount factor with which grim trigger makes everybody cooperate for ever.
  ///
  /// Whoever defects earns U_D(n − 1) once and U_D(0) ever after, against U_C(n − 1) for ever, so
  /// `δ* = (U_D(n − 1) − U_C(n − 1)) / (U_D(n − 1) − U_D(0))`. Other punishments may do with less
  /// patience.
  ///
  /// - Returns: δ*, from 0 to below 1; `nil` when mutual defection is no equilibrium, or no
  ///   punishment.
  ///
  /// > Source: Friedman (1971), *A non-cooperative equilibrium for supergames*, Review of Economic
  /// > Studies 38.
  public var grimTriggerDiscount: Rational? {
    let last = players - 1
    guard outcome(cooperators: 0).isEquilibrium else { return nil }
    let gain = defector[last] - cooperator[last]
    if gain <= 0 { return 0 }
    let harm = defector[last] - defector[0]
    return gain < harm ? gain / harm : nil
  }
}

extension SchellingDiagram: CustomStringConvertible {
  /// Both curves, and the equilibria.
  public var description: String {
    func text(_ numbers: [Rational]) -> String {
      numbers.map(\.description).joined(separator: ", ")
    }
    let counts = equilibria.map { "\($0.cooperators)" }.joined(separator: ", ")
    return """
      cooperator \(text(cooperator))
      defector \(text(defector))
      equilibria with \(counts) of \(players) cooperating
      """
  }
}
