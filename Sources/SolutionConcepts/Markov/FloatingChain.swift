internal import EquilibriaNumerics
internal import Games

/// Floating discounted values of a Markov chain with rewards.
///
/// Small systems are eliminated; large ones are solved by the stabilised biconjugate gradient
/// method. Gauss–Seidel sweeps, which always converge here, polish the result.
///
/// > Source: van der Vorst (1992), *Bi-CGSTAB*, SIAM Journal on Scientific and Statistical
/// > Computing 13.
struct FloatingChain {
  /// Tables of one player with one row per state.
  let arrays: MarkovArrays<Double>

  /// Up to this number of states elimination is quicker than iteration.
  private static let largestDense = 32

  /// The most steps of the gradient method; sweeps take over when it does not get there.
  private static let largestStepCount = 400

  init(_ arrays: MarkovArrays<Double>) { self.arrays = arrays }

  private var count: Int { arrays.stateCount }

  /// The solution of `(I − δP)·v = r`, up to rounding.
  func values(near guess: [Double]?, stopwatch: Stopwatch) -> [Double] {
    var values = guess ?? Array(repeating: 0, count: count)
    if count <= Self.largestDense, let solution = eliminated() {
      values = solution
    } else if count > Self.largestDense {
      approach(&values, stopwatch: stopwatch)
    }
    polish(&values, stopwatch: stopwatch)
    return values
  }

  /// Gauss–Seidel sweeps until nothing changes but the last bits.
  private func polish(_ values: inout [Double], stopwatch: Stopwatch) {
    let (discount, rewards) = (arrays.discounts[0], arrays.rewards[0])
    var leastChange = Double.infinity
    var idleSweeps = 0
    while true {
      var change = 0.0
      var largest = 0.0
      for state in 0..<count {
        let value = rewards[state] + discount * arrays.expectation(of: values, inRow: state)
        change = max(change, (value - values[state]).magnitude)
        largest = max(largest, value.magnitude)
        values[state] = value
      }
      // Near the end changes stop shrinking; a few sweeps without progress are the end.
      idleSweeps = change < leastChange ? 0 : idleSweeps + 1
      leastChange = min(leastChange, change)
      let isDone = change <= 2 * Double.ulpOfOne * largest || idleSweeps >= 16
      if isDone || !change.isFinite || stopwatch.reasonToStop() != nil { return }
    }
  }

  /// `(I − δP)·x`.
  private func applied(to x: [Double]) -> [Double] {
    let discount = arrays.discounts[0]
    return x.indices.map { x[$0] - discount * arrays.expectation(of: x, inRow: $0) }
  }

  /// Moves values close to the solution; leaves them as they are when the method breaks down.
  private func approach(_ values: inout [Double], stopwatch: Stopwatch) {
    var x = values
    var residual = zip(arrays.rewards[0], applied(to: x)).map { $0 - $1 }
    let shadow = residual
    let goal = Self.dot(arrays.rewards[0], arrays.rewards[0]) * 0x1p-96
    var (rho, alpha, omega) = (1.0, 1.0, 1.0)
    var direction = Array(repeating: 0.0, count: count)
    var image = direction
    for _ in 0..<Self.largestStepCount {
      if Self.dot(residual, residual) <= goal || stopwatch.reasonToStop() != nil { break }
      let next = Self.dot(shadow, residual)
      let beta = next / rho * (alpha / omega)
      guard beta.isFinite, beta != 0 else { return }
      rho = next
      for k in 0..<count { direction[k] = residual[k] + beta * (direction[k] - omega * image[k]) }
      image = applied(to: direction)
      alpha = rho / Self.dot(shadow, image)
      guard alpha.isFinite else { return }
      for k in 0..<count { residual[k] -= alpha * image[k] }
      let second = applied(to: residual)
      let length = Self.dot(second, second)
      omega = length == 0 ? 0 : Self.dot(second, residual) / length
      guard omega.isFinite else { return }
      for k in 0..<count {
        x[k] += alpha * direction[k] + omega * residual[k]
        residual[k] -= omega * second[k]
      }
      if omega == 0 { break }
    }
    if x.allSatisfy(\.isFinite) { values = x }
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    Double.sumOfProducts(count: left.count) { (left[$0], right[$0]) }
  }

  /// Gaussian elimination; rows are dominated by their diagonals, so no pivoting is needed.
  private func eliminated() -> [Double]? {
    var matrix = Array(repeating: 0.0, count: count * count)
    for state in 0..<count {
      matrix[state * count + state] = 1
      for entry in arrays.entryStarts[state]..<arrays.entryStarts[state + 1] {
        matrix[state * count + Int(arrays.successors[entry])] -=
          arrays.discounts[0] * arrays.probabilities[entry]
      }
    }
    var values = arrays.rewards[0]
    for step in 0..<count {
      let pivot = matrix[step * count + step]
      guard pivot > 0 else { return nil }
      for row in (step + 1)..<max(count, step + 1) {
        let factor = matrix[row * count + step] / pivot
        if factor == 0 { continue }
        for column in step..<count {
          matrix[row * count + column] -= factor * matrix[step * count + column]
        }
        values[row] -= factor * values[step]
      }
    }
    for row in (0..<count).reversed() {
      var value = values[row]
      for column in (row + 1)..<max(count, row + 1) {
        value -= matrix[row * count + column] * values[column]
      }
      values[row] = value / matrix[row * count + row]
    }
    return values.allSatisfy(\.isFinite) ? values : nil
  }
}
