import CaseFiles
import EquilibriaNumerics
import Evolution
import Games
import RealModule
import Testing

@Suite("The best response dynamic")
struct BestResponseTests {
  @Test("Hawk–Dove comes to rest after one switch, exactly")
  func hawkDove() throws {
    let path = try DynamicsCases.hawkDove().trajectory(
      of: .bestResponse,
      from: [0.9, 0.1],
      until: 3
    )
    let pieces = try #require(path.bestResponsePieces)
    #expect(pieces.count == 2)
    #expect(pieces[0].shrinkage == Rational(5, 9))
    #expect(pieces[1].state == [[0.5, 0.5]])
    #expect(pieces[1].isAtRest)
    #expect(pieces.allSatisfy { $0.isUnique })
    #expect(abs(pieces[1].time - Double.log(1.8)) < 1e-15)
    #expect(path.end == [0.5, 0.5])
    let early = try path.shares(at: 0.2)[0]
    #expect(abs(early - 0.9 * Double.exp(-0.2)) < 1e-15)
  }

  @Test("Rock–Paper–Scissors: exact switches, and the value falls like e^{−t} when zero-sum")
  func circling() throws {
    let game = try DynamicsCases.rockPaperScissors(win: 1, lose: 1)
    let path = try game.trajectory(of: .bestResponse, from: [0.6, 0.3, 0.1], until: 4)
    let pieces = try #require(path.bestResponsePieces)
    #expect(pieces.count > 10)
    func value(_ shares: [Double]) -> Double {
      max(shares[2] - shares[1], shares[0] - shares[2], shares[1] - shares[0])
    }
    // Source: Hofbauer (1995): max Fᵢ is a Lyapunov function with V̇ = −V.
    for step in 0...20 {
      let time = Double(step) / 5
      let expected = 0.5 * Double.exp(-time)
      let found = value(try path.shares(at: time))
      #expect(abs(found - expected) < 1e-13)
    }
    for piece in pieces {
      #expect(piece.state[0].reduce(.zero, +) == 1)
      #expect(piece.isUnique)
    }
  }

  @Test("A stable centre is reached in finite time")
  func finite() throws {
    let game = try DynamicsCases.rockPaperScissors(win: 2, lose: 1)
    let path = try game.trajectory(of: .bestResponse, from: [0.6, 0.3, 0.1], until: 20)
    #expect(path.stopReason == nil)
    #expect(path.bestResponsePieces?.last?.isAtRest == true)
    #expect(DynamicsCases.difference(path.end, [1.0 / 3, 1.0 / 3, 1.0 / 3]) < 1e-12)
  }

  @Test("Logit with little noise comes close")
  func logit() throws {
    let game = try DynamicsCases.rockPaperScissors(win: 2, lose: 1)
    let exact = try game.trajectory(of: .bestResponse, from: [0.6, 0.3, 0.1], until: 1)
    var last = Double.infinity
    for noise in [0.1, 0.01, 0.001] as [Rational] {
      let path = try game.trajectory(of: .logit(noise: noise), from: [0.6, 0.3, 0.1], until: 1)
      let difference = DynamicsCases.difference(path.end, exact.end)
      #expect(difference < last / 5)
      last = difference
    }
    #expect(last < 0.003)
  }

  @Test("Several ways to go on are reported, rest is kept where possible")
  func several() throws {
    let coordination = try SymmetricGame([[1, 0], [0, 1]])
    let rest = try coordination.trajectory(of: .bestResponse, from: [0.5, 0.5], until: 1)
    #expect(rest.end == [0.5, 0.5])
    #expect(rest.bestResponsePieces?.first?.isUnique == false)
    let three = try SymmetricGame([[2, 0, 1], [0, 2, 1], [0, 0, 0]])
    let path = try three.trajectory(of: .bestResponse, from: [0.25, 0.25, 0.5], until: 1)
    #expect(path.bestResponsePieces?.first?.isUnique == false)
    #expect(path.bestResponsePieces?.first?.target == [[1, 0, 0]])
  }

  @Test("Two populations: Shapley's game circles for ever")
  func shapley() throws {
    let game = try PayoffTable(
      actions: [[0, 1, 2], [0, 1, 2]],
      payoffs: [[1, 0, 0, 0, 1, 0, 0, 0, 1], [0, 1, 0, 0, 0, 1, 1, 0, 0]]
    )
    let path = try game.trajectory(
      of: .bestResponse,
      fromRoles: [[1, 0, 0], [0.5, 0.3, 0.2]],
      until: 12
    )
    let pieces = try #require(path.bestResponsePieces)
    #expect(path.stopReason == nil)
    // Near the Shapley triangle the pieces repeat with a period.
    let lengths = zip(pieces, pieces.dropFirst()).map { $1.time - $0.time }
    #expect(lengths.count > 10)
    let tail = lengths.suffix(3)
    let spread = (tail.max() ?? 1) - (tail.min() ?? 0)
    #expect(spread < 1e-3)
  }
}
