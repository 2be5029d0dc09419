internal import RealModule

extension DormandPrince {
  /// The vectors that a path works with, in one piece of memory owned by the path's function.
  ///
  /// Every vector has `dimension` entries; the order is 16 stages, 8 vectors of the block, the new
  /// state, and scratch.
  struct Work {
    let dimension: Int

    /// The rates at the stages, of which number 0 is the present state.
    let stages: UnsafeMutablePointer<Double>

    /// The present state, followed by the coefficients of the step's polynomial.
    let block: UnsafeMutablePointer<Double>

    /// The state after the step.
    let new: UnsafeMutablePointer<Double>

    private let scratch: UnsafeMutablePointer<Double>
    private let values: UnsafeMutablePointer<Double>

    /// The tableau's combinations and where each begins.
    private let terms: UnsafePointer<Term>
    private let starts: UnsafePointer<Int>

    var wasRejected = false
    var shrinkage = 1.0

    init(
      memory: UnsafeMutablePointer<Double>,
      dimension: Int,
      terms: UnsafePointer<Term>,
      starts: UnsafePointer<Int>
    ) {
      self.dimension = dimension
      self.terms = terms
      self.starts = starts
      stages = memory
      block = memory + 16 * dimension
      new = block + 8 * dimension
      scratch = new + dimension
      values = scratch + 3 * dimension
    }

    var state: UnsafeMutablePointer<Double> { block }

    func stage(_ number: Int) -> UnsafeMutablePointer<Double> { stages + number * dimension }

    /// `Σ weight·stage` over a combination, in one coordinate.
    @inline(__always)
    private func sum(_ row: Int, _ place: Int) -> Double {
      var result = 0.0
      for number in starts[row]..<starts[row + 1] {
        let term = terms[number]
        result += term.weight * stages[term.stage * dimension + place]
      }
      return result
    }

    /// `result = state + length·Σ weight·stage`.
    func combine(_ row: Int, _ length: Double, into result: UnsafeMutablePointer<Double>) {
      for place in 0..<dimension { result[place] = state[place] + length * sum(row, place) }
    }

    /// The error of the step from the old state to the new one, per unit of time and allowance.
    func errorNorm(relative: Double, absolute: Double) -> Double {
      var (fifth, third) = (0.0, 0.0)
      for place in 0..<dimension {
        let size = max(state[place].magnitude, new[place].magnitude)
        let scale = absolute + relative * size
        let (high, low) = (sum(Row.fifthError, place) / scale, sum(Row.thirdError, place) / scale)
        fifth += high * high
        third += low * low
      }
      if fifth == 0, third == 0 { return 0 }
      return fifth / ((fifth + 0.01 * third) * Double(dimension)).squareRoot()
    }

    /// The root mean square of a vector, in units of the allowance at the present state.
    func norm(of vector: UnsafePointer<Double>, relative: Double, absolute: Double) -> Double {
      var sum = 0.0
      for place in 0..<dimension {
        let part = vector[place] / (absolute + relative * state[place].magnitude)
        sum += part * part
      }
      return (sum / Double(dimension)).squareRoot()
    }

    /// Completes the polynomial of an accepted step.
    func densify(length: Double, _ rates: Rates) {
      for extra in 0..<3 {
        combine(Row.firstExtra + extra, length, into: scratch)
        rates(scratch, stage(13 + extra))
      }
      let (first, last) = (stages, stage(12))
      for place in 0..<dimension {
        let change = new[place] - state[place]
        block[dimension + place] = change
        block[2 * dimension + place] = length * first[place] - change
        block[3 * dimension + place] = 2 * change - length * (last[place] + first[place])
      }
      for row in 0..<4 {
        let target = block + (4 + row) * dimension
        for place in 0..<dimension { target[place] = length * sum(Row.firstDense + row, place) }
      }
    }

    /// Makes the new state and its rates the present ones.
    func advance() {
      for place in 0..<dimension {
        state[place] = new[place]
        stages[place] = stage(12)[place]
      }
    }

    /// The first event within the step, as a part of it, and the state just after it in `new`.
    ///
    /// A function that is negative at a probe is followed back by bisection as far as doubles go.
    func firstEvent(_ events: Events, probes: Int) -> (position: Double, number: Int)? {
      var low = 0.0
      for probe in 1...probes {
        let high = Double(probe) / Double(probes)
        if let number = negative(events, at: high) {
          return bisect(events, low, high, number)
        }
        low = high
      }
      DensePath.evaluate(block, dimension, 1, new)
      return nil
    }

    private func bisect(
      _ events: Events,
      _ start: Double,
      _ end: Double,
      _ found: Int
    ) -> (position: Double, number: Int) {
      var (low, high, number) = (start, end, found)
      while true {
        let middle = low + (high - low) / 2
        if middle <= low || middle >= high || high - low < 0x1p-60 { break }
        if let earlier = negative(events, at: middle) {
          (high, number) = (middle, earlier)
        } else {
          low = middle
        }
      }
      DensePath.evaluate(block, dimension, high, new)
      return (high, number)
    }

    /// The first function that is negative at a part of the step.
    private func negative(_ events: Events, at part: Double) -> Int? {
      DensePath.evaluate(block, dimension, part, scratch)
      events.values(scratch, values)
      return (0..<events.count).first { values[$0] < 0 }
    }
  }
}
