/// One player's half of a path of equilibria: which replies are best, and what makes them so.
///
/// With P the player's payoffs, y the other's weights, u the payoff level, r the slacks and λ the
/// parameter of the path, with a bonus gᵢ per unit of λ on the player's actions and a mass c that λ
/// takes from the other's weights:
///
///     r = u − P·y − λ·g ≥ 0,    Σ y = 1 − c·λ,    y ≥ 0
///
/// A basis names tight replies (r = 0) and the weights that may differ from zero. Only the inverse
/// of that small system is kept, so a step costs O(own · support) and not O(own · other).
struct ReplyBasis {
  /// What may enter or leave a basis.
  enum Quantity: Equatable {
    /// The weight of one of the other player's actions.
    case weight(Int)
    /// The slack of one of the player's own actions.
    case slack(Int)
    /// λ.
    case parameter
  }

  /// The numbers of the player's own actions and of the other's.
  let own: Int
  let other: Int
  /// P, `replies[other · own + reply]`.
  let replies: [Double]
  /// g.
  let bonus: [Double]
  /// c.
  let mass: Double

  /// The actions whose weights are the columns of the system; −1 for the level u, which is column
  /// 0, and for λ.
  var columns = [-1]
  /// The tight replies; −1 for row 0, the sum of the weights.
  var rows = [-1]
  /// The column of each weight and the row of each tight slack; 0 for the others.
  var columnOfWeight: [Int]
  var rowOfSlack: [Int]
  /// The column of λ; 0 while λ is not in the basis.
  var columnOfParameter = 0

  /// Row e of the transposed inverse: what a unit of equation e does to every column.
  var inverse: [Double]
  /// The capacity of a row of the inverse.
  var stride = 16
  /// The values of the columns, and all slacks.
  var values: [Double] = [0, 0]
  var slacks: [Double]

  /// How columns and slacks change per unit of the quantity that enters.
  var step: [Double]
  var slackStep: [Double]
  /// How far each slack can change.
  var distances: [Double]
  /// Room for rows of numbers, and for the lines of a table that they multiply.
  var amounts: [Double]
  var coefficients: [Double]
  var lines: [Int]

  /// Changes of at most this size count as zero: payoffs lie between 0 and 1.
  static var negligible: Double { 1e-10 }

  /// The basis of two actions, the other's and the reply to it, for a value of λ.
  init(
    replies: [Double],
    counts: (own: Int, other: Int),
    bonus: [Double],
    mass: Double,
    reply: Int,
    to action: Int,
    parameter: Double
  ) {
    (own, other) = counts
    self.replies = replies
    self.bonus = bonus
    self.mass = mass
    columnOfWeight = Array(repeating: 0, count: other)
    rowOfSlack = Array(repeating: 0, count: own)
    columns.append(action)
    rows.append(reply)
    columnOfWeight[action] = 1
    rowOfSlack[reply] = 1
    inverse = Array(repeating: 0, count: stride * stride)
    slacks = Array(repeating: 0, count: own)
    slackStep = slacks
    distances = slacks
    step = Array(repeating: 0, count: stride)
    amounts = step
    coefficients = step
    lines = Array(repeating: 0, count: stride)
    refresh(parameter: parameter)
  }

  /// Points from the present values along a quantity that enters.
  mutating func aim(at entering: Quantity, rate: Double = 1) {
    let size = columns.count
    for row in 0..<size { lines[row] = row }
    switch entering {
    case .slack(let reply):
      for row in 0..<size { amounts[row] = 0 }
      amounts[rowOfSlack[reply]] = rate
    case .weight(let action):
      amounts[0] = -rate
      for row in 1..<size { amounts[row] = rate * replies[action * own + rows[row]] }
    case .parameter:
      amounts[0] = -rate * mass
      for row in 1..<size { amounts[row] = rate * bonus[rows[row]] }
    }
    for column in 0..<size { step[column] = 0 }
    Kernel.accumulate(
      amounts,
      lines,
      count: size,
      of: inverse,
      stride: stride,
      width: size,
      to: &step
    )
    aimSlacks(entering, rate: rate)
  }

  /// `r = u − P·y − λ·g` for the changes; tight slacks stay, but for one that enters.
  private mutating func aimSlacks(_ entering: Quantity, rate: Double) {
    var count = 0
    for column in 1..<columns.count where column != columnOfParameter {
      lines[count] = columns[column]
      amounts[count] = -step[column]
      count += 1
    }
    var parameter = columnOfParameter > 0 ? step[columnOfParameter] : 0
    switch entering {
    case .slack: break
    case .weight(let action):
      lines[count] = action
      amounts[count] = -rate
      count += 1
    case .parameter: parameter += rate
    }
    let level = step[0]
    slackStep.withUnsafeMutableBufferPointer { $0.update(repeating: level) }
    Kernel.accumulate(
      amounts,
      lines,
      count: count,
      of: replies,
      stride: own,
      width: own,
      to: &slackStep
    )
    if parameter != 0 { Kernel.addMultiple(of: bonus, -parameter, to: &slackStep) }
    for row in 1..<rows.count { slackStep[rows[row]] = 0 }
    if case .slack(let reply) = entering { slackStep[reply] = rate }
  }

  /// What reaches zero first on the way, and where.
  struct Stop {
    let distance: Double
    let quantity: Quantity
    /// How fast it falls.
    let slope: Double
  }

  /// The first quantity to reach zero; of several at once λ, or the one that falls fastest.
  mutating func firstStop() -> Stop? {
    var least = Kernel.steps(slacks, slackStep, negligible: Self.negligible, into: &distances)
    for place in 1..<columns.count where step[place] < -Self.negligible {
      least = min(least, values[place] / -step[place])
    }
    guard least < .infinity else { return nil }
    let bound = max(least, 0) + Self.negligible
    var slope = 0.0
    var quantity: Quantity?
    for place in 1..<columns.count
    where step[place] < -Self.negligible && values[place] / -step[place] <= bound {
      if place == columnOfParameter {
        return Stop(distance: max(least, 0), quantity: .parameter, slope: -step[place])
      }
      if -step[place] > slope { (slope, quantity) = (-step[place], .weight(columns[place])) }
    }
    distances.withUnsafeBufferPointer { distances in
      for reply in distances.indices where distances[reply] <= bound {
        if -slackStep[reply] > slope { (slope, quantity) = (-slackStep[reply], .slack(reply)) }
      }
    }
    return quantity.map { Stop(distance: max(least, 0), quantity: $0, slope: slope) }
  }

  /// Moves all values along the aim.
  mutating func move(by distance: Double) {
    for place in columns.indices { values[place] += distance * step[place] }
    Kernel.addMultiple(of: slackStep, distance, to: &slacks)
  }
}
