import EquilibriaNumerics
import Testing

@testable import SolutionConcepts

@Suite struct ReplyBasisTests {
  /// A basis of random payoffs, with a bonus for every reply.
  private func makeBasis(own: Int, other: Int, mass: Double, seed: UInt64) -> ReplyBasis {
    var generator = Xoshiro256(seed: seed)
    let payoffs = (0..<own * other).map { _ in Double.random(in: 0...1, using: &generator) }
    var bonus = (0..<own).map { _ in Double.random(in: 0...1, using: &generator) }
    // Reply 0 is best at λ = 1 whatever the payoffs are.
    bonus[0] = 3
    return ReplyBasis(
      replies: payoffs,
      counts: (own: own, other: other),
      bonus: bonus,
      mass: mass,
      reply: 0,
      to: 0,
      parameter: 0.5
    )
  }

  /// What enters and leaves may be anything regular: the updated inverse must be the fresh one.
  @Test(arguments: seeds(40), [0, 0.5]) func `updates agree with a fresh inverse`(
    seed: UInt64,
    mass: Double
  ) {
    var generator = Xoshiro256(seed: seed)
    var basis = makeBasis(own: 7, other: 6, mass: mass, seed: seed)
    for exchange in 0..<40 {
      let entering = randomEntering(basis, using: &generator)
      let rate: Double = entering == .parameter ? -0.75 : 1
      basis.aim(at: entering, rate: rate)
      guard let leaving = randomLeaving(basis, entering, using: &generator) else { continue }
      let distance = 0.01
      basis.move(by: distance)
      basis.exchange(entering: entering, leaving: leaving, value: distance, rate: rate)
      var fresh = basis
      let isRegular = fresh.refresh(parameter: 0.5)
      #expect(isRegular)
      let size = basis.columns.count
      for row in 0..<size {
        for column in 0..<size {
          let entry = basis.inverse[row * basis.stride + column]
          let expected = fresh.inverse[row * fresh.stride + column]
          #expect(
            abs(entry - expected) < 1e-6 * max(1, abs(expected)),
            "exchange \(exchange): \(entering) for \(leaving)"
          )
        }
      }
      basis = fresh
    }
  }

  private func randomEntering(
    _ basis: ReplyBasis,
    using generator: inout Xoshiro256
  ) -> ReplyBasis.Quantity {
    var choices: [ReplyBasis.Quantity] = []
    for action in 0..<basis.other where basis.columnOfWeight[action] == 0 {
      choices.append(.weight(action))
    }
    for reply in 0..<basis.own where basis.rowOfSlack[reply] > 0 { choices.append(.slack(reply)) }
    if basis.columnOfParameter == 0 { choices += [.parameter, .parameter] }
    return choices[Int.random(in: choices.indices, using: &generator)]
  }

  private func randomLeaving(
    _ basis: ReplyBasis,
    _ entering: ReplyBasis.Quantity,
    using generator: inout Xoshiro256
  ) -> ReplyBasis.Quantity? {
    var choices: [ReplyBasis.Quantity] = []
    for action in 0..<basis.other where basis.columnOfWeight[action] > 0 {
      choices.append(.weight(action))
    }
    for reply in 0..<basis.own where basis.rowOfSlack[reply] == 0 { choices.append(.slack(reply)) }
    if basis.columnOfParameter > 0 { choices += [.parameter] }
    return choices.filter { basis.slope(of: $0).magnitude > 0.05 }.randomElement(using: &generator)
  }
}
