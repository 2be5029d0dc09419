internal import RealModule

/// Solves `ẏ = f(y)` with steps whose length follows the error: order 8, with dense output.
///
/// The work area is allocated once per path; steps allocate nothing but their place in the path.
///
/// > Source: Dormand & Prince (1980), *A family of embedded Runge–Kutta formulae*; Hairer, Nørsett &
/// > Wanner (1993), *Solving Ordinary Differential Equations I*, sections II.4 to II.6 and II.10.
package struct DormandPrince: Sendable, Hashable {
  /// Writes the rates at a state, `f(y)`; both have one entry per coordinate.
  package typealias Rates = (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void

  /// Functions of the state, one of which ends the path by becoming negative.
  package struct Events {
    /// The number of functions.
    package let count: Int

    /// Writes their values at a state.
    package let values: Rates

    /// Functions that are not negative at first.
    package init(count: Int, values: @escaping Rates) {
      self.count = count
      self.values = values
    }
  }

  /// The error allowed per step, as a share of each coordinate.
  package var relativeError: Double

  /// The error allowed per step near zero.
  package var absoluteError: Double

  /// The most steps, accepted or not.
  package var stepLimit: Int

  /// How often events are looked for within a step.
  private static let probeCount = 8

  package init(relativeError: Double, absoluteError: Double, stepLimit: Int) {
    self.relativeError = relativeError
    self.absoluteError = absoluteError
    self.stepLimit = stepLimit
  }

  /// The path from a state until a time or an event.
  ///
  /// - Parameters:
  ///   - start: The first state.
  ///   - beginning: The time of the first state.
  ///   - ending: The time at which to stop, not before the beginning.
  ///   - events: Functions that are not negative at the start; the path ends just after the first
  ///     time at which one is.
  ///   - stopwatch: Time limit and cancellation.
  ///   - rates: The right-hand side of the equation.
  /// - Returns: The path; its `stopReason` says whether it ended early.
  package func path(
    from start: [Double],
    at beginning: Double = 0,
    until ending: Double,
    events: Events? = nil,
    stopwatch: Stopwatch,
    rates: Rates
  ) -> DensePath {
    var path = DensePath(from: start, at: beginning)
    guard !start.isEmpty, ending > beginning else { return path }
    Tableau.terms.withUnsafeBufferPointer { terms in
      Tableau.starts.withUnsafeBufferPointer { starts in
        guard let terms = terms.baseAddress, let starts = starts.baseAddress else { return }
        follow(&path, until: ending, events, stopwatch, terms, starts, rates)
      }
    }
    return path
  }

  /// Extends a path that has not begun.
  private func follow(
    _ path: inout DensePath,
    until ending: Double,
    _ events: Events?,
    _ stopwatch: Stopwatch,
    _ terms: UnsafePointer<Term>,
    _ starts: UnsafePointer<Int>,
    _ rates: Rates
  ) {
    let start = path.end
    let beginning = path.times[0]
    let dimension = start.count
    // 16 stages, the block of 8 vectors, the new state, the scale, and two vectors for events.
    let eventCount = events?.count ?? 0
    let size = (16 + 8 + 4) * dimension + eventCount
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: size)
    defer { memory.deallocate() }
    memory.initialize(repeating: 0, count: size)
    var work = Work(memory: memory, dimension: dimension, terms: terms, starts: starts)
    for place in 0..<dimension { work.state[place] = start[place] }
    rates(work.state, work.stages)
    var time = beginning
    var length = firstLength(&work, ending - beginning, rates)
    var count = 0
    while time < ending {
      if count & 15 == 0, let reason = stopwatch.reasonToStop() {
        path.stopReason = reason
        break
      }
      let isLast = time + length >= ending
      if isLast { length = ending - time }
      guard count < stepLimit, time + length > time else {
        path.stopReason = .iterationLimit
        break
      }
      guard let next = attempt(&work, &count, length: length, rates) else {
        length *= work.shrinkage
        work.wasRejected = true
        continue
      }
      work.densify(length: length, rates)
      var end = isLast ? ending : time + length
      if let events, let part = work.firstEvent(events, probes: Self.probeCount) {
        end = min(time + part.position * length, ending)
        path.event = part.number
      }
      path.append(
        block: UnsafeBufferPointer(start: work.block, count: 8 * dimension),
        length: length,
        until: end,
        state: UnsafeBufferPointer(start: work.new, count: dimension)
      )
      if path.event != nil { break }
      work.advance()
      time = end
      length *= next
    }
  }

  /// Tries a step; returns the factor of the next one, or `nil` when the error is too large.
  private func attempt(
    _ work: inout Work,
    _ count: inout Int,
    length: Double,
    _ rates: Rates
  ) -> Double? {
    count += 1
    for stage in 0..<Row.result {
      work.combine(stage, length, into: work.new)
      rates(work.new, work.stage(stage + 1))
    }
    work.combine(Row.result, length, into: work.new)
    let error = length * work.errorNorm(relative: relativeError, absolute: absoluteError)
    guard error < 1 else {
      // Anything that is not a number counts as an error, too.
      work.shrinkage = error.isFinite ? max(0.2, 0.9 * Double.pow(error, -1.0 / 8)) : 0.1
      return nil
    }
    rates(work.new, work.stage(12))
    let growth = error == 0 ? 10 : min(10, 0.9 * Double.pow(error, -1.0 / 8))
    defer { work.wasRejected = false }
    return work.wasRejected ? min(1, growth) : growth
  }

  /// The length of the first step.
  ///
  /// > Source: Hairer, Nørsett & Wanner (1993), section II.4, *starting step size*.
  private func firstLength(_ work: inout Work, _ longest: Double, _ rates: Rates) -> Double {
    let (size, speed) = (
      work.norm(of: work.state, relative: relativeError, absolute: absoluteError),
      work.norm(of: work.stages, relative: relativeError, absolute: absoluteError)
    )
    let trial = min(size < 1e-5 || speed < 1e-5 ? 1e-6 : 0.01 * (size / speed), longest)
    guard trial > 0, trial.isFinite else { return min(longest, 1e-300) }
    for place in 0..<work.dimension {
      work.new[place] = work.state[place] + trial * work.stages[place]
    }
    rates(work.new, work.stage(1))
    for place in 0..<work.dimension {
      work.new[place] = (work.stage(1)[place] - work.stages[place]) / trial
    }
    let bend = work.norm(of: work.new, relative: relativeError, absolute: absoluteError)
    let largest = max(speed, bend)
    let curved =
      largest <= 1e-15 ? max(1e-6, trial * 1e-3) : Double.pow(0.01 / largest, 1.0 / 8)
    let length = min(100 * trial, curved, longest)
    return length.isFinite && length > 0 ? length : trial
  }
}
