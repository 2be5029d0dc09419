internal import EquilibriaNumerics
internal import Games
internal import LinearPrograms

/// The mixed-integer program whose points are the Nash equilibria of a two-player game.
///
/// For each player i the payoff uᵢ, and for each action s its probability x(s) and a binary b(s) that
/// says that the action is unused: `Σ x(s) = 1`, `x(s) ≤ 1 − b(s)`, and the regret
/// `r(s) = uᵢ − uᵢ(s, x₋ᵢ)` lies between 0 and `R(s)·b(s)`, where R(s) is the largest regret that s
/// can have. Each player's payoffs are scaled to lie between 0 and 1.
///
/// > Source: Sandholm, Gilpin & Conitzer (2005), *Mixed-integer programming methods for finding Nash
/// > equilibria*, formulation 1; R(s) here is sharper than their range of all payoffs.
struct EquilibriumProgram {
  typealias Variable = LinearProgram<Rational>.Variable

  private(set) var program: LinearProgram<Rational>

  /// The probability of each action.
  private(set) var probabilities: [[Variable]] = []

  /// Whether each action is unused.
  private(set) var isUnused: [[Variable]] = []

  /// The payoff of each player, scaled.
  private var payoffs: [Variable] = []

  private let objective: NashObjective
  private let scales: [UnitRange]
  /// The objective of a point is `offset + scale·(the program's objective)`.
  private var offset: Rational = .zero
  private var scale: Rational = 1

  init<Action>(_ game: PayoffTable<Action>, objective: NashObjective) {
    self.objective = objective
    program = LinearProgram(objective.isMinimized ? .minimize : .maximize)
    scales = game.payoffs.map { UnitRange($0) }
    for count in game.space.counts {
      probabilities.append((0..<count).map { _ in program.addVariable(bounds: .between(0, 1)) })
      isUnused.append(
        (0..<count).map { _ in program.addVariable(bounds: .between(0, 1), isInteger: true) }
      )
    }
    payoffs = (0..<2).map { _ in program.addVariable(bounds: .between(0, 1)) }
    for player in 0..<2 {
      let total = probabilities[player].reduce(LinearExpression<Rational>()) { $0 + 1 * $1 }
      program.addConstraint(total == 1)
      let table = game.payoffs(of: player, against: Array(0..<game.space.counts[1 - player]))
        .map { $0.map { scales[player].scaled($0) } }
      addRegrets(of: player, table: table)
    }
    if objective.kind == .largestSupport {
      let least = Self.leastProbability(in: game)
      for (weight, unused) in zip(probabilities.joined(), isUnused.joined()) {
        program.addConstraint(1 * weight + least * unused >= least)
      }
    }
    addObjective()
  }

  private mutating func addRegrets(of player: Int, table: [[Rational]]) {
    let columns = table[0].indices
    let best = columns.map { column in table.map { $0[column] }.max() ?? .zero }
    for (action, row) in table.enumerated() {
      let worth = columns.reduce(LinearExpression<Rational>()) {
        $0 + row[$1] * probabilities[1 - player][$1]
      }
      let regret = 1 * payoffs[player] - worth
      let largest = columns.map { best[$0] - row[$0] }.max() ?? .zero
      let (weight, unused) = (probabilities[player][action], isUnused[player][action])
      program.addConstraint(regret >= 0)
      program.addConstraint(regret - largest * unused <= 0)
      program.addConstraint(1 * weight + 1 * unused <= 1)
      let isDominated = table.contains { rival in columns.allSatisfy { rival[$0] > row[$0] } }
      if isDominated { program.setBounds(.equal(to: 1), of: unused) }
    }
  }

  private mutating func addObjective() {
    if let weights = objective.playerWeights {
      // uᵢ = leastᵢ + rangeᵢ·(scaled payoff).
      let factors = zip(weights, scales).map { $0 * $1.range }
      let largest = factors.map(\.magnitude).max() ?? .zero
      offset = zip(weights, scales).reduce(.zero) { $0 + $1.0 * $1.1.least }
      scale = largest.isZero ? 1 : largest
      program.setObjective((factors[0] / scale) * payoffs[0] + (factors[1] / scale) * payoffs[1])
    } else if objective.kind == .minimum {
      let least = min(scales[0].least, scales[1].least)
      let range = max(scales[0].least + scales[0].range, scales[1].least + scales[1].range) - least
      offset = least
      scale = range.isZero ? 1 : range
      let level = program.addVariable(bounds: .between(0, 1))
      for (payoff, own) in zip(payoffs, scales) {
        let slack = (own.range / scale) * payoff - 1 * level
        program.addConstraint(slack >= (least - own.least) / scale)
      }
      program.setObjective(1 * level)
    } else {
      let all = isUnused.joined()
      offset = Rational(all.count)
      program.setObjective(all.reduce(LinearExpression<Rational>()) { $0 - 1 * $1 })
    }
  }

  /// The objective in the game's units, from the program's.
  func value(of programObjective: Rational) -> Rational { offset + scale * programObjective }

  /// The program's objective, from a value in the game's units.
  func programObjective(of value: Rational) -> Rational { (value - offset) / scale }

  /// The mixtures at a point of the program.
  func mixtures(at values: [Rational]) -> [[Rational]] {
    probabilities.map { $0.map { values[$0.index] } }
  }

  /// The binary of the action that is most used and regretted at once at a point of the relaxation.
  ///
  /// - Returns: The variable to fork on; `nil` when the mixtures of the point are an equilibrium
  ///   that has its objective.
  func fork(at values: [Rational], in game: PayoffArrays<Rational>) -> Variable? {
    let mixtures = mixtures(at: values)
    let countsActions = objective.kind == .smallestSupport || objective.kind == .largestSupport
    var best: (variable: Variable, size: Rational)?
    for player in 0..<2 {
      let worth = game.actionPayoffs(of: player, against: mixtures)
      for (action, weight) in mixtures[player].enumerated() where weight > .zero {
        let unused = isUnused[player][action]
        let misfit =
          countsActions
          ? values[unused.index]
          : values[payoffs[player].index] - scales[player].scaled(worth[action])
        let size = weight * misfit
        if size > .zero, best.map({ $0.size < size }) ?? true { best = (unused, size) }
      }
    }
    return best?.variable
  }

  /// A probability that every action of a support can have at once, in some equilibrium with it.
  ///
  /// Extreme points of the equilibria with given supports are quotients of minors of integer payoff
  /// differences, which Hadamard's inequality bounds; the mean of as many as there are actions plays
  /// every action.
  private static func leastProbability<Action>(in game: PayoffTable<Action>) -> Rational {
    Rational(numerator: .one, denominator: ExactInteger.one.shifted(left: leastBits(in: game)))
  }

  /// The number of binary digits of the least probability.
  static func leastBits<Action>(in game: PayoffTable<Action>) -> Int {
    let size = game.space.counts.max() ?? 1
    let sizeBits = Int.bitWidth - size.leadingZeroBitCount
    let integers = game.payoffs.flatMap {
      BestResponsePath.positiveIntegers($0)
    }
    return size * ((integers.map(\.bitCount).max() ?? 1) + sizeBits) + sizeBits
  }
}

/// The least payoff of a player and the distance to the largest.
struct UnitRange {
  let least: Rational
  let range: Rational

  init(_ payoffs: [Rational]) {
    least = payoffs.min() ?? .zero
    range = (payoffs.max() ?? .zero) - least
  }

  /// A payoff moved to between 0 and 1.
  func scaled(_ payoff: Rational) -> Rational {
    range.isZero ? .zero : (payoff - least) / range
  }
}
