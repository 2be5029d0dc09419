/// A solution of a differential equation that can be evaluated at any time it covers.
package struct DensePath: Sendable, Hashable {
  /// The number of coordinates, n.
  package let dimension: Int

  /// The time at which each step begins, and the time at which the last one ends.
  package private(set) var times: [Double]

  /// The state at the last time.
  package private(set) var end: [Double]

  /// The full length of each step, of which an event may have cut off the end.
  private var lengths: [Double] = []

  /// The state before each step and the seven coefficients of its polynomial, 8n numbers per step.
  private var blocks: [Double] = []

  /// Why integration ended before its time; `nil` when it did not.
  package var stopReason: StopReason?

  /// The number of the event at which integration ended.
  package var event: Int?

  /// A path that has not begun.
  package init(from state: [Double], at time: Double) {
    dimension = state.count
    times = [time]
    end = state
  }

  /// The number of steps.
  package var stepCount: Int { lengths.count }

  /// Appends a step: the state before it, its polynomial, and its end.
  mutating func append(
    block: UnsafeBufferPointer<Double>,
    length: Double,
    until time: Double,
    state: UnsafeBufferPointer<Double>
  ) {
    blocks.append(contentsOf: block)
    lengths.append(length)
    times.append(time)
    for place in end.indices { end[place] = state[place] }
  }

  /// Appends a path that begins where this one ends.
  package mutating func append(_ other: DensePath) {
    blocks += other.blocks
    lengths += other.lengths
    times += other.times.dropFirst()
    end = other.end
    stopReason = other.stopReason
    event = other.event
  }

  /// Replaces the last state, for small repairs between pieces.
  package mutating func replaceEnd(_ state: [Double]) { end = state }

  /// The state at a time from the first to the last.
  package func state(at time: Double) -> [Double] {
    var result = end
    result.withUnsafeMutableBufferPointer { result in
      if let target = result.baseAddress { evaluate(at: time, into: target) }
    }
    return result
  }

  /// Writes the state at a time; times outside are replaced by the nearest end.
  package func evaluate(at time: Double, into result: UnsafeMutablePointer<Double>) {
    guard stepCount > 0, time < times[stepCount] else {
      for place in 0..<dimension { result[place] = end[place] }
      return
    }
    // The last step that begins at or before the time.
    var (low, high) = (0, stepCount)
    while high - low > 1 {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle } else { high = middle }
    }
    let part = max((time - times[low]) / lengths[low], 0)
    blocks.withUnsafeBufferPointer { blocks in
      guard let base = blocks.baseAddress else { return }
      // Step number `low` has its 8n numbers from 8n·low on.
      Self.evaluate(base + 8 * dimension * low, dimension, part, result)
    }
  }

  /// The value of a step's polynomial at a part of the step between 0 and 1.
  static func evaluate(
    _ block: UnsafePointer<Double>,
    _ dimension: Int,
    _ part: Double,
    _ result: UnsafeMutablePointer<Double>
  ) {
    let rest = 1 - part
    for place in 0..<dimension {
      var sum = block[7 * dimension + place] * part
      sum = (sum + block[6 * dimension + place]) * rest
      sum = (sum + block[5 * dimension + place]) * part
      sum = (sum + block[4 * dimension + place]) * rest
      sum = (sum + block[3 * dimension + place]) * part
      sum = (sum + block[2 * dimension + place]) * rest
      sum = (sum + block[dimension + place]) * part
      result[place] = sum + block[place]
    }
  }
}
