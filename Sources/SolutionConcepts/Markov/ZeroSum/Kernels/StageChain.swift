internal import CEquilibriaKernels
internal import EquilibriaNumerics

/// The chain of states when both players follow the mixtures of a ``ShapleyOperator``, and linear
/// systems with it.
///
/// > Source: van der Vorst (1992), *Bi-CGSTAB*, SIAM Journal on Scientific and Statistical
/// > Computing 13.
final class StageChain: @unchecked Sendable {
  private let stages: ShapleyOperator
  private let chain: ceq_chain

  /// The most steps of the gradient method.
  private static let largestStepCount = 400

  /// Makes room for the chains of an operator.
  init(_ stages: ShapleyOperator) {
    self.stages = stages
    chain = ceq_chain(
      ends: .allocate(capacity: stages.stateCount),
      successors: .allocate(capacity: max(stages.entryCount, 1)),
      weights: .allocate(capacity: max(stages.entryCount, 1))
    )
  }

  deinit {
    chain.ends.deallocate()
    chain.successors.deallocate()
    chain.weights.deallocate()
  }

  /// Takes over the present mixtures.
  func rebuild() {
    // Ranges of states do not overlap, and each has its own part of the chain.
    _ = concurrently(stages.chunks.count) { number in
      var (game, chain) = (stages.game, self.chain)
      let range = stages.chunks[number]
      let (rows, columns) = (stages.answers.rows, stages.answers.columns)
      ceq_chain_build(&game, rows, columns, range.lowerBound, range.upperBound, &chain)
    }
  }

  /// The solution of `(I − δP)·x = right`, approximately.
  ///
  /// On average, `(I − P)·x + γ = right` is solved for x and a number γ, with x = 0 in the first state.
  ///
  /// - Parameters:
  ///   - right: One number per state.
  ///   - isAverage: Whether rewards count on average.
  ///   - precision: The length of the residual, relative to that of the right side, at which to stop.
  ///   - stopwatch: When to give up.
  /// - Returns: `nil` when the method breaks down or runs out of time.
  func solution(
    of right: [Double],
    isAverage: Bool,
    precision: Double,
    stopwatch: Stopwatch
  ) -> [Double]? {
    let count = right.count
    var x = Array(repeating: 0.0, count: count)
    var residual = right
    let goal = Self.dot(right, right) * precision * precision
    var (rho, alpha, omega) = (1.0, 1.0, 1.0)
    var (direction, image, second) = (x, x, x)
    for _ in 0..<Self.largestStepCount {
      if Self.dot(residual, residual) <= goal { break }
      if stopwatch.reasonToStop() != nil { return nil }
      let next = Self.dot(right, residual)
      let beta = next / rho * (alpha / omega)
      guard beta.isFinite, beta != 0 else { return nil }
      rho = next
      for k in 0..<count { direction[k] = residual[k] + beta * (direction[k] - omega * image[k]) }
      apply(to: direction, isAverage, into: &image)
      alpha = rho / Self.dot(right, image)
      guard alpha.isFinite else { return nil }
      for k in 0..<count { residual[k] -= alpha * image[k] }
      apply(to: residual, isAverage, into: &second)
      let length = Self.dot(second, second)
      omega = length == 0 ? 0 : Self.dot(second, residual) / length
      guard omega.isFinite else { return nil }
      for k in 0..<count {
        x[k] += alpha * direction[k] + omega * residual[k]
        residual[k] -= omega * second[k]
      }
    }
    if isAverage { x[0] = 0 }
    return x.allSatisfy(\.isFinite) ? x : nil
  }

  /// `(I − δP)·x`; on average the first component stands for γ.
  private func apply(to x: [Double], _ isAverage: Bool, into result: inout [Double]) {
    guard isAverage else { return apply(to: x, into: &result) }
    var relative = x
    relative[0] = 0
    apply(to: relative, into: &result)
    for state in result.indices { result[state] += x[0] }
  }

  /// `(I − δP)·x`.
  private func apply(to x: [Double], into result: inout [Double]) {
    x.withUnsafeBufferPointer { x in
      result.withUnsafeMutableBufferPointer { result in
        // Both hold one number per state, and ranges of states do not overlap.
        let memory = SharedMemory(input: x.baseAddress, output: result.baseAddress)
        _ = concurrently(stages.chunks.count) { number in
          var (game, chain) = (stages.game, self.chain)
          let range = stages.chunks[number]
          ceq_chain_apply(
            &game,
            &chain,
            memory.input,
            range.lowerBound,
            range.upperBound,
            memory.output
          )
        }
      }
    }
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    Double.sumOfProducts(count: left.count) { (left[$0], right[$0]) }
  }
}

/// Memory that several workers read, or write to different parts of.
private struct SharedMemory: @unchecked Sendable {
  let input: UnsafePointer<Double>?
  let output: UnsafeMutablePointer<Double>?
}
