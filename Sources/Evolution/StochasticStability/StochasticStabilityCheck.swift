public import EquilibriaNumerics

/// Checks recurrent classes, resistances and trees against a process, trusting nothing in them.
///
/// > Source: Young (1993), *The evolution of conventions*; Fulkerson (1974) for the bounds.
public struct StochasticStabilityCheck: Sendable, Hashable {
  /// What a check can find wrong.
  public enum Flaw: Sendable, Hashable {
    /// A class is left without mistakes, or its states do not all lead to each other.
    case notRecurrent(class: Int)
    /// Some state leads to no class without mistakes.
    case missingClass(state: Int)
    /// A resistance between classes is not the least along any path.
    case wrongResistance(from: Int, to: Int)
    /// A tree does not lead every class to its root, or does not cost what it says.
    case wrongTree(root: Int)
    /// The bounds do not prove that a tree is the cheapest.
    case wrongBound(root: Int)
  }

  /// The first thing found wrong; `nil` when everything is proven.
  public let flaw: Flaw?

  /// Whether the potentials, and so the stable classes, are proven.
  public var isValid: Bool { flaw == nil }

  /// Checks an analysis from any source.
  ///
  /// - Parameters:
  ///   - process: The process it is about.
  ///   - classes: The recurrent classes, by the numbers of their states.
  ///   - resistances: The least resistance from each class to each other.
  ///   - trees: The cheapest tree to each class with its proof.
  public init<State>(
    of process: PerturbedProcess<State>,
    classes: [[Int]],
    resistances: Matrix<Rational>,
    trees: [ResistanceTree]
  ) {
    flaw =
      Self.classFlaw(process, classes)
      ?? Self.resistanceFlaw(process, classes, resistances)
      ?? Self.treeFlaw(resistances, trees)
  }

  /// The states that a set of states leads to without mistakes, itself included.
  private static func reach<State>(
    _ process: PerturbedProcess<State>,
    from start: [Int],
    backwards: Bool = false
  ) -> Set<Int> {
    var found = Set(start)
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for move in process.moves where move.resistance.isZero {
        let (from, to) = backwards ? (move.to, move.from) : (move.from, move.to)
        if found.contains(from), found.insert(to).inserted { hasGrown = true }
      }
    }
    return found
  }

  private static func classFlaw<State>(
    _ process: PerturbedProcess<State>,
    _ classes: [[Int]]
  ) -> Flaw? {
    for (number, members) in classes.enumerated() {
      guard let first = members.first, members.allSatisfy(process.states.indices.contains),
        reach(process, from: members) == Set(members),
        reach(process, from: [first], backwards: true).isSuperset(of: members)
      else { return .notRecurrent(class: number) }
    }
    let settled = reach(process, from: classes.flatMap { $0 }, backwards: true)
    for state in process.states.indices where !settled.contains(state) {
      return .missingClass(state: state)
    }
    return nil
  }

  /// Resistances again, by Bellman and Ford's sweeps.
  private static func resistanceFlaw<State>(
    _ process: PerturbedProcess<State>,
    _ classes: [[Int]],
    _ resistances: Matrix<Rational>
  ) -> Flaw? {
    guard resistances.rowCount == classes.count, resistances.columnCount == classes.count else {
      return .wrongResistance(from: 0, to: 0)
    }
    for (from, members) in classes.enumerated() {
      var distances: [Rational?] = Array(repeating: nil, count: process.states.count)
      for state in members { distances[state] = .zero }
      var hasChanged = true
      while hasChanged {
        hasChanged = false
        for move in process.moves {
          guard let start = distances[move.from] else { continue }
          let length = start + move.resistance
          if let known = distances[move.to], known <= length { continue }
          distances[move.to] = length
          hasChanged = true
        }
      }
      for (to, others) in classes.enumerated() where distances[others[0]] != resistances[from, to] {
        return .wrongResistance(from: from, to: to)
      }
    }
    return nil
  }

  private static func treeFlaw(_ resistances: Matrix<Rational>, _ trees: [ResistanceTree]) -> Flaw?
  {
    let count = resistances.rowCount
    for root in 0..<count {
      guard trees.count == count, trees[root].root == root, trees[root].successors.count == count
      else { return .wrongTree(root: root) }
      let tree = trees[root]
      var cost = Rational.zero
      for start in 0..<count {
        if start != root {
          guard let next = tree.successors[start], (0..<count).contains(next), next != start else {
            return .wrongTree(root: root)
          }
          cost += resistances[start, next]
        }
        var place = start
        for _ in 0..<count { place = tree.successors[place] ?? place }
        if place != root { return .wrongTree(root: root) }
      }
      guard tree.successors[root] == nil, cost == tree.cost else { return .wrongTree(root: root) }
      var total = Rational.zero
      for bound in tree.bounds {
        guard bound.weight >= .zero, !bound.classes.isEmpty, !bound.classes.contains(root),
          bound.classes.allSatisfy((0..<count).contains)
        else { return .wrongBound(root: root) }
        total += bound.weight
      }
      guard total == tree.cost else { return .wrongBound(root: root) }
      for from in 0..<count {
        for to in 0..<count where to != from {
          var paid = Rational.zero
          for bound in tree.bounds
          where bound.classes.contains(from) && !bound.classes.contains(to) {
            paid += bound.weight
          }
          if paid > resistances[from, to] { return .wrongBound(root: root) }
        }
      }
    }
    return nil
  }
}

extension StochasticStabilityCheck: CustomStringConvertible {
  /// What is wrong, or that the analysis holds.
  public var description: String {
    switch flaw {
    case nil: "the stochastically stable classes are proven"
    case .notRecurrent(let number): "class \(number) is not recurrent"
    case .missingClass(let state): "state \(state) leads to none of the classes"
    case .wrongResistance(let from, let to):
      "the resistance from class \(from) to class \(to) is wrong"
    case .wrongTree(let root): "the tree to class \(root) is not one, or its cost is wrong"
    case .wrongBound(let root): "the tree to class \(root) is not proven to be the cheapest"
    }
  }
}

extension StochasticStability {
  /// Checks every class, resistance, tree and bound again.
  ///
  /// - Returns: What is wrong, if anything.
  public func verify() -> StochasticStabilityCheck {
    StochasticStabilityCheck(
      of: process,
      classes: recurrentClasses,
      resistances: resistances,
      trees: trees
    )
  }
}
