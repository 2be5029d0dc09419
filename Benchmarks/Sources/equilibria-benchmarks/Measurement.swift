import Equilibria

/// The times of some calls of a solver, and the answer of the last.
struct Measurement<Scalar: OrderedField>: Encodable {
  var seconds: [Double]
  var answer: Answer<Scalar>
}

/// Times calls of a solver and nothing else.
///
/// - Parameters:
///   - repeats: How often to call it.
///   - solve: The call.
///   - answer: What to report; not timed.
/// - Returns: The time of every call, and the answer.
/// - Throws: What the solver throws.
func measure<Result, Scalar>(
  repeats: Int,
  _ solve: () throws -> Result,
  answer: (Result) -> Answer<Scalar>
) throws -> Measurement<Scalar> {
  let clock = ContinuousClock()
  var seconds: [Double] = []
  var last: Result?
  for _ in 0..<max(repeats, 1) {
    let start = clock.now
    let result = try solve()
    seconds.append((clock.now - start) / .seconds(1))
    last = result
  }
  // The loop runs at least once, so there is a result.
  return Measurement(seconds: seconds, answer: last.map(answer) ?? Answer())
}
