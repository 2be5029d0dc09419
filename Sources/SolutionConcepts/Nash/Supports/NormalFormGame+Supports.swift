public import EquilibriaNumerics
public import Games
internal import LinearPrograms

extension NormalFormGame {
  /// The equilibria of a two-player game with given supports: all of them, also when there are
  /// infinitely many.
  ///
  /// - Parameters:
  ///   - supports: The actions that each player may play, all of which shall be best replies.
  ///   - limits: The longest time.
  /// - Returns: The two polytopes whose product they are, or why there are none.
  /// - Throws: ``SolutionError`` when the game is not well formed or does not have two players, a
  ///   support is not a set of its player's actions, or a limit is reached.
  /// - Complexity: O(k³) integer operations for supports of size k with one solution; in general
  ///   exponential in the number of actions.
  public func nashEquilibria(
    withSupports supports: [[Action]],
    limits: Limits = .none
  ) throws(SolutionError) -> SupportEquilibria<Action> {
    let table = try SolutionError.game { () throws(GameError) in try tabulated() }
    let numbers = try SolutionError.game { () throws(GameError) in
      try table.supportNumbers(supports)
    }
    let stopwatch = Stopwatch(limits)
    let systems = SupportSearch(table, stopwatch).systems
    var solutions: [IndifferenceSystem.Solution] = []
    for (player, support) in numbers.enumerated() {
      if let reason = stopwatch.reasonToStop() { throw .stopped(reason) }
      switch systems[player].solve(on: support, replies: numbers[1 - player], stopwatch) {
      case .failure(let signal): throw .stopped(signal.reason)
      case .success(let solution): solutions.append(solution)
      }
    }
    let names = numbers.enumerated().map { player, support in
      support.map { table.actions[player][$0] }
    }
    if let player = solutions.firstIndex(where: { $0.extremes.isEmpty }) {
      let shift = try systems[player].gainfulShift(
        on: numbers[player],
        replies: numbers[1 - player],
        stopwatch
      )
      return SupportEquilibria(
        supports: names,
        extremeStrategies: [[], []],
        obstacle: SupportObstacle(player: player, actions: table.actions[1 - player], shift: shift)
      )
    }
    return SupportEquilibria(
      supports: names,
      extremeStrategies: solutions.enumerated().map { player, solution in
        solution.extremes.map { weights in
          let sum = weights.reduce(ExactInteger.zero, +)
          return MixedStrategy(
            trusted: weights.map { Rational(numerator: $0, denominator: sum) },
            over: table.actions[player]
          )
        }
      }
    )
  }
}

extension PayoffTable {
  /// The numbers of each player's actions in a pair of supports, in the game's order.
  func supportNumbers(_ supports: [[Action]]) throws(GameError) -> [[Int]] {
    guard space.playerCount == 2 else {
      throw .needsPlayers(expected: 2, found: space.playerCount)
    }
    guard supports.count == 2 else {
      throw .wrongPlayerCount(found: supports.count, expected: 2)
    }
    var result: [[Int]] = []
    for (player, support) in supports.enumerated() {
      if support.isEmpty { throw .noActions(player: player) }
      var numbers: Set<Int> = []
      for action in support {
        guard let number = actions[player].firstIndex(of: action) else {
          throw .unknownAction(player: player, action: "\(action)")
        }
        guard numbers.insert(number).inserted else {
          throw .duplicateAction(player: player, action: "\(action)")
        }
      }
      result.append(numbers.sorted())
    }
    return result
  }
}

extension IndifferenceSystem {
  /// A shift of the opponent's weight that gains against every action of a support; there is one
  /// when no strategy on the support makes all of the replies best.
  func gainfulShift(
    on support: [Int],
    replies: [Int],
    _ stopwatch: Stopwatch
  ) throws(SolutionError) -> [Rational] {
    var program = LinearProgram<Rational>(.maximize)
    let gain = program.addVariable(bounds: Bounds(lower: .zero, upper: 1), objective: 1)
    let shift = (0..<payoffs.columnCount).map { reply in
      program.addVariable(bounds: replies.contains(reply) ? .free : .nonnegative)
    }
    let total = shift.reduce(LinearExpression<Rational>()) { $0 + $1.linearExpression }
    program.addConstraint(total == .zero)
    for action in support {
      let worth = shift.enumerated().reduce(LinearExpression<Rational>()) { sum, item in
        sum + Rational(payoffs[action, item.offset]) * item.element
      }
      program.addConstraint(worth >= gain.linearExpression)
    }
    let solution = try SolutionError.linear { () throws(LinearProgramError) in
      try ExactSimplex().solve(program, limits: stopwatch.remaining())
    }
    if case .stopped(let reason) = solution { throw .stopped(reason) }
    guard let optimum = solution.optimum, optimum.objective > .zero else {
      preconditionFailure("a system without solution has a contradiction")
    }
    return shift.map { optimum[$0] }
  }
}
