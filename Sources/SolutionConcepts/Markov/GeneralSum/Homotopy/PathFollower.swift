internal import EquilibriaNumerics
internal import Games
internal import RealModule

/// Follows a path of solutions by steps along its tangent and Newton corrections.
///
/// Steps are measured along the path, so turning points are nothing special. Their length adapts to
/// how far, and how quickly, corrections lead back to the path.
///
/// > Source: Allgower & Georg (1990), *Numerical Continuation Methods*, algorithm 6.1.10 and section
/// > 6.2.
struct PathFollower<Equations: PathEquations> {
  /// Why no further step was made.
  enum Obstacle {
    /// A limit was reached.
    case stopped(StopReason)
    /// Steps have become too short, or led to another path: this one never returns to its start.
    case lost
    /// The parameter is as large as it may be.
    case finished
  }

  /// How careful steps are: 1 for normal ones, less for shorter ones.
  let caution: Double

  /// The point reached.
  private(set) var point: [Double]

  /// The number of steps made, including those that had to be shortened.
  private(set) var steps = 0

  private(set) var equations: Equations
  private var system: BlockedSystem
  private var tangent: [Double]
  private var weights: [Double]
  private var length: Double

  /// The sign of the determinant of the equations with the tangent below them: along one path it
  /// changes only where paths cross.
  private var orientation = 0

  /// The length of a step ahead at which the sign changed, and how much of it is still ahead; zero
  /// when there is none.
  private var crossing = (length: 0.0, rest: 0.0)

  private static var smallestLength: Double { 1e-10 }
  /// Corrections below this size may be due to rounding when they no longer shrink.
  private static var noise: Double { 1e-4 }
  private static var crossingRatio: Double { 100 }
  private static var correctionLimit: Int { 8 }

  /// A path that starts at a given point, towards larger parameters.
  init(_ equations: Equations, from start: [Double], caution: Double = 1) {
    self.equations = equations
    self.caution = caution
    point = start
    let tables = equations.tables
    system = BlockedSystem(localCounts: equations.localCounts, playerCount: tables.playerCount)
    // Values count per period, so that patience does not change the shape of the path.
    weights = Array(repeating: 1, count: start.count)
    for player in 0..<tables.playerCount {
      let complement = 1 - tables.arrays.discounts[player]
      for state in 0..<tables.stateCount {
        weights[system.localTotal + player * tables.stateCount + state] = complement
      }
    }
    tangent = Array(repeating: 0, count: start.count)
    tangent[start.count - 1] = 1
    length = 0.1 * caution
  }

  /// The parameter reached.
  var parameter: Double { point[point.count - 1] }

  /// The mixtures of the point reached: `[state][player][action]`.
  var policy: [[[Double]]] {
    var marginals = StageMarginals(stateCount: equations.tables.stateCount)
    return (0..<equations.tables.stateCount).map { state in
      marginals.prepare(equations.tables.counts(state))
      marginals.setMixture(logOdds: point, from: system.localStarts[state])
      return (0..<equations.tables.playerCount).map { player in
        Array(marginals.mixture[marginals.starts[player]..<marginals.starts[player + 1]])
      }
    }
  }

  /// The values of the point reached, player after player.
  var values: [Double] { Array(point[system.localTotal..<(point.count - 1)]) }

  /// Moves the start onto the path, at the same parameter, and finds the tangent there.
  ///
  /// - Returns: Whether the corrections converge.
  mutating func begin() -> Bool {
    var next = point
    for _ in 0..<50 {
      let size = correct(&next)
      guard size.isFinite else { return false }
      if size < 1e-9 {
        point = next
        tangent = nextTangent()
        orientation = system.determinantSign
        return true
      }
    }
    return false
  }

  /// Makes one step.
  ///
  /// - Returns: What is in the way, or `nil` after a step.
  mutating func advance(_ stopwatch: Stopwatch) -> Obstacle? {
    if parameter >= equations.largestParameter { return .finished }
    while true {
      if let reason = stopwatch.reasonToStop(afterIterations: steps) { return .stopped(reason) }
      guard length > Self.smallestLength, parameter >= 0 else { return .lost }
      steps += 1
      if attempt() { return nil }
    }
  }

  /// Tries a step of the current length, and sets the next one.
  private mutating func attempt() -> Bool {
    // What a good step looks like: the first correction, its contraction, and the turn.
    let goodDistance = 0.4 * caution
    let goodContraction = 0.3 * caution
    let goodTurn = 0.35 * caution
    var next = point
    for index in next.indices { next[index] += length * tangent[index] }
    var distance = 0.0
    var contraction = 0.0
    var previous = Double.infinity
    var isClose = false
    for round in 0..<Self.correctionLimit {
      let size = correct(&next)
      if !size.isFinite { break }
      if round == 0 { distance = size }
      if size < 1e-7 || (round > 0 && size > previous / 2 && previous < Self.noise) {
        isClose = true
        break
      }
      // Corrections as small as rounding errors say nothing about the step.
      if round == 1, previous > Self.noise { contraction = size / previous }
      if distance > 4 * goodDistance || (round > 0 && size > 0.7 * previous) { break }
      previous = size
    }
    guard isClose else {
      length /= 3
      return false
    }
    if system.determinantSign == -orientation, orientation != 0 {
      // Another path, unless much shorter steps see the same: then one path crosses another.
      if crossing.length == 0 { crossing = (length, length) }
      if length * Self.crossingRatio > crossing.length {
        length /= 3
        return false
      }
      orientation = system.determinantSign
      crossing = (0, 0)
    }
    let turned = nextTangent()
    let turn = Double.acos(min(max(weightedProduct(turned, tangent), -1), 1))
    let strain = max(
      (distance / goodDistance).squareRoot(),
      (contraction / goodContraction).squareRoot(),
      turn / goodTurn
    )
    if strain > 2 {
      length /= min(strain, 4)
      return false
    }
    crossing.rest -= length
    if crossing.rest <= 0 { crossing = (0, 0) }
    point = next
    tangent = turned
    length /= max(strain, 0.4)
    return true
  }

  /// One Newton correction, across the tangent; also prepares the tangent at the point it leaves.
  ///
  /// - Returns: The largest change of an unknown.
  private mutating func correct(_ place: inout [Double]) -> Double {
    equations.assemble(at: place, into: &system)
    setBorder()
    system.solve()
    var size = 0.0
    for index in place.indices {
      let change = system.solutions[0][index]
      place[index] += change
      if !change.isFinite { return .infinity }
      size = max(size, change.magnitude * weights[index])
    }
    return size
  }

  /// The equation that keeps corrections at a right angle to the tangent.
  private mutating func setBorder() {
    let locals = system.localTotal
    for state in system.localCounts.indices {
      let count = system.localCounts[state]
      let line =
        system.frontStarts[state] + (count + system.playerCount) * system.width(ofState: state)
      for place in 0..<count {
        let index = system.localStarts[state] + place
        system.fronts[line + place] = tangent[index] * weights[index] * weights[index]
      }
    }
    for place in 0..<system.globalCount {
      let index = locals + place
      system.border[place] = tangent[index] * weights[index] * weights[index]
    }
    system.border[system.globalCount + 1] = 1
  }

  /// The direction of the path where the last correction set out, of length 1.
  private func nextTangent() -> [Double] {
    let direction = system.solutions[1]
    let norm = weightedProduct(direction, direction).squareRoot()
    return direction.map { $0 / norm }
  }

  private func weightedProduct(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices {
      sum += left[index] * right[index] * weights[index] * weights[index]
    }
    return sum
  }
}
