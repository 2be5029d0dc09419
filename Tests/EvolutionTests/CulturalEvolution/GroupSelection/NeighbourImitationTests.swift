import EquilibriaNumerics
import Evolution
import Testing

@Suite("Norms that spread from group to group")
struct NeighbourImitationTests {
  /// Groups around a circle whose norms are worth `payoffs`.
  private static func circle(
    _ payoffs: [[Rational]],
    strength: Rational = 0.1,
    contact: Rational = 0.1,
    groups: Int = 60
  ) throws -> NeighbourImitation {
    try NeighbourImitation(
      strength: strength,
      payoffs: payoffs,
      contact: contact,
      among: .circulant(count: groups)
    )
  }

  @Test("One generation by hand, exactly and in floating point")
  func oneGeneration() throws {
    let pair = try NeighbourImitation(
      strength: 0.1,
      payoffs: [[3, 0], [1, 2]],
      contact: 0.2,
      among: .complete(count: 2)
    )
    // Group 1: shares ½ and 1; A is worth 3/2 and 3, B 3/2 and 1.
    // Own group: ¼·½ − ¼·½ = 0. Others: ½·1·½(1 + .1(3 − 3/2)) − 0 = .2875, met with chance .2.
    // Group 2: loses 1·½·½(1 + .1(3/2 − 3)) = .2125 to models of group 1, met with chance .2.
    let next = try pair.next([0.5, 1])
    let expected: [Rational] = [0.5575, 0.9575]
    #expect(next == expected)
    let spread = try pair.spread(from: [0.5, 1], generations: 1)
    #expect(zip(spread.shares, next).allSatisfy { abs($0 - $1.doubleValue) < 1e-15 })
  }

  @Test("Without neighbours, transmission is biased by payoffs")
  func withoutContact() throws {
    let payoffs: [[Rational]] = [[3, 0], [1, 2]]
    let alone = try Self.circle(payoffs, contact: 0, groups: 3)
    let biased = try PayoffBiasedTransmission(strength: 0.1, payoffs: payoffs)
    let shares: [Rational] = [0.2, 0.5, 0.9]
    let next = try alone.next(shares)
    #expect(try next == shares.map { share in try biased.next(share) })
  }

  @Test("Exact and floating steps agree over generations, and relabelling changes nothing")
  func relabelled() throws {
    let norms = try Self.circle([[3, 0], [1, 2]], groups: 5)
    let mirrored = try Self.circle([[2, 1], [0, 3]], groups: 5)
    var shares: [Rational] = [1, 0.75, 0.25, 0, 0.5]
    let spread = try norms.spread(from: shares, generations: 3)
    var others = shares.map { 1 - $0 }
    for _ in 0..<3 {
      shares = try norms.next(shares)
      others = try mirrored.next(others)
    }
    #expect(shares == others.map { 1 - $0 })
    #expect(zip(spread.shares, shares).allSatisfy { abs($0 - $1.doubleValue) < 1e-14 })
  }

  @Test("Equal norms stand still, and the one that helps its group gains ground")
  func groupBenefit() throws {
    let equal = try Self.circle([[1, 0], [0, 1]])
    let still = try equal.spread(fromGroups: 30, generations: 400)
    #expect(try abs(still.groupsPerGeneration()) < 1e-12)
    // Both norms resist up to half of the others, but groups with A are better off.
    let helpful = try Self.circle([[3, 0], [2, 1]])
    let gained = try helpful.spread(fromGroups: 30, generations: 400)
    #expect(try gained.groupsPerGeneration() > 0.001)
  }

  @Test("With weak selection the border moves at the speed of a travelling wave")
  func waveSpeed() throws {
    // A is better off above a share of .35: ṗ = (m/4)·∇²p + β·p(1 − p)(p − .35).
    let (strength, contact) = (0.01, 0.4)
    let norms = try Self.circle(
      [[0.65, 0], [0, 0.35]],
      strength: Rational(strength),
      contact: Rational(contact),
      groups: 160
    )
    let spread = try norms.spread(fromGroups: 40, generations: 4_000)
    let speed = (contact / 4 * strength / 2).squareRoot() * (1 - 2 * 0.35)
    // Two borders. Selection of order β shifts the speed by as much.
    let measured = try spread.groupsPerGeneration() / 2
    #expect(abs(measured / speed - 1) < 0.1, "\(measured) instead of \(speed)")
  }

  @Test("A stopped run says so and keeps what it has")
  func stopped() throws {
    let norms = try Self.circle([[1, 0], [0, 1]], groups: 4)
    let spread = try norms.spread(
      fromGroups: 2,
      generations: 10,
      limits: Limits(iterations: 3)
    )
    #expect(spread.stopReason == .iterationLimit && spread.generations == 3)
  }

  @Test("Bad parameters are named")
  func errors() throws {
    func name(_ body: () throws -> some Any) -> String? {
      do {
        _ = try body()
        return nil
      } catch EvolutionError.parameter(let name, _, _) {
        return name
      } catch {
        return "\(error)"
      }
    }
    #expect(name { try Self.circle([[1, 0]]) } == "payoffs")
    #expect(name { try Self.circle([[11, 0], [0, 1]]) } == "strength")
    #expect(name { try Self.circle([[1, 0], [0, 1]], strength: -1) } == "strength")
    #expect(name { try Self.circle([[1, 0], [0, 1]], contact: 1.5) } == "contact")
    let norms = try Self.circle([[1, 0], [0, 1]], groups: 4)
    #expect(name { try norms.next([1, 0]) } == "shares")
    #expect(name { try norms.next([1, 0, 0, 2]) } == "shares[3]")
    #expect(name { try norms.spread(fromGroups: 4, generations: 1) } == "groups")
    #expect(name { try norms.spread(fromGroups: 1, generations: -1) } == "generations")
    let none = try norms.spread(fromGroups: 1, generations: 0)
    #expect(name { try none.groupsPerGeneration() } == "span")
  }
}
