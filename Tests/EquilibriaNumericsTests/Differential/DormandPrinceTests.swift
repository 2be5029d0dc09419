import EquilibriaNumerics
import RealModule
import Testing

@Suite("Integration of differential equations")
struct DormandPrinceTests {
  static let method = DormandPrince(relativeError: 1e-10, absoluteError: 1e-12, stepLimit: 10_000)

  /// A circle: ẋ = −y, ẏ = x.
  static func circle(
    _ state: UnsafePointer<Double>,
    _ rates: UnsafeMutablePointer<Double>
  ) {
    rates[0] = -state[1]
    rates[1] = state[0]
  }

  @Test("A circle, at steps and between them")
  func circle() {
    let path = Self.method.path(
      from: [1, 0],
      until: 20,
      stopwatch: Stopwatch(.none),
      rates: Self.circle
    )
    #expect(path.stopReason == nil)
    #expect(path.times.last == 20)
    for step in 0...400 {
      let time = Double(step) / 20
      let state = path.state(at: time)
      #expect(abs(state[0] - Double.cos(time)) < 2e-9)
      #expect(abs(state[1] - Double.sin(time)) < 2e-9)
    }
    #expect(path.state(at: -1) == [1, 0])
    #expect(path.state(at: 21) == path.end)
  }

  @Test("Errors fall with the eighth power of the step")
  func order() {
    var errors: [Double] = []
    var counts: [Int] = []
    for exponent in [-6.0, -9, -12] {
      let allowed = Double.pow(10, exponent)
      let path = DormandPrince(relativeError: allowed, absoluteError: allowed, stepLimit: 10_000)
        .path(from: [1, 0], until: 10, stopwatch: Stopwatch(.none), rates: Self.circle)
      errors.append(abs(path.end[0] - Double.cos(10)))
      counts.append(path.stepCount)
    }
    // A thousandth of the error takes about 2.4 times the steps.
    #expect(errors[1] < errors[0] / 100)
    #expect(errors[2] < errors[1] / 100)
    #expect(Double(counts[2]) / Double(counts[1]) < 3)
  }

  @Test("Events end a path just after the first sign change")
  func event() {
    let events = DormandPrince.Events(count: 2) { state, values in
      values[0] = state[0] + 0.5
      values[1] = 2 - state[1]
    }
    let path = Self.method.path(
      from: [1, 0],
      until: 20,
      events: events,
      stopwatch: Stopwatch(.none),
      rates: Self.circle
    )
    #expect(path.event == 0)
    #expect(abs((path.times.last ?? 0) - 2 * Double.pi / 3) < 1e-10)
    #expect(path.end[0] < -0.5)
    #expect(path.end[0] > -0.5 - 1e-14)
  }

  @Test("Growth without bound, rest and limits")
  func hard() {
    // ẋ = x² explodes at time 1.
    let explosion = Self.method.path(from: [1], until: 2, stopwatch: Stopwatch(.none)) {
      state,
      rates in
      rates[0] = state[0] * state[0]
    }
    #expect(explosion.stopReason == .iterationLimit)
    #expect((explosion.times.last ?? 2) < 1.000001)
    #expect(explosion.end[0].isFinite)
    let stopped = Self.method.path(
      from: [1, 0],
      until: 2,
      stopwatch: Stopwatch(Limits(time: .zero)),
      rates: Self.circle
    )
    #expect(stopped.stopReason == .timeLimit)
    #expect(stopped.stepCount == 0)
    let still = Self.method.path(from: [1], until: 1e9, stopwatch: Stopwatch(.none)) { _, rates in
      rates[0] = 0
    }
    #expect(still.end == [1])
    #expect(still.stepCount < 40)
  }
}
