import EquilibriaNumerics
import LinearPrograms
import Testing

struct LinearExpressionTests {
  private var program = LinearProgram<Rational>(.maximize)
  private let x: LinearProgram<Rational>.Variable
  private let y: LinearProgram<Rational>.Variable
  private let z: LinearProgram<Rational>.Variable

  init() {
    x = program.addVariable("x")
    y = program.addVariable("y")
    z = program.addVariable("z")
  }

  private func row(_ relation: LinearRelation<Rational>) -> ([Int: Rational], Bounds<Rational>) {
    var copy = program
    let constraint = copy.addConstraint(relation)
    var coefficients: [Int: Rational] = [:]
    for entry in copy.entries(of: constraint.index) {
      coefficients[Int(copy.columns[entry])] = copy.coefficients[entry]
    }
    return (coefficients, copy.constraintBounds[constraint.index])
  }

  @Test func `reads like a textbook`() {
    #expect(row(x + 2 * y <= 4) == ([0: 1, 1: 2], .atMost(4)))
    #expect(row(3 * x - y >= -1) == ([0: 3, 1: -1], .atLeast(-1)))
    #expect(row(x + y + z == 1) == ([0: 1, 1: 1, 2: 1], .equal(to: 1)))
    #expect(row(-x >= -3) == ([0: -1], .atLeast(-3)))
    #expect(row(x <= 5) == ([0: 1], .atMost(5)))
  }

  @Test func `constants may stand on either side`() {
    #expect(row(x + 3 <= 10) == ([0: 1], .atMost(7)))
    #expect(row(4 >= x) == ([0: 1], .atMost(4)))
    #expect(row(4 <= x + 1) == ([0: 1], .atLeast(3)))
    #expect(row(4 == x + 1) == ([0: 1], .equal(to: 3)))
    #expect(row(5 - x >= 2) == ([0: -1], .atLeast(-3)))
    #expect(row(1 + x <= 2) == ([0: 1], .atMost(1)))
    #expect(row(2 * (x + 1) - 1 <= 3 * (y - 2)) == ([0: 2, 1: -3], .atMost(-7)))
  }

  @Test func `terms may stand on both sides`() {
    #expect(row(x <= y) == ([0: 1, 1: -1], .atMost(0)))
    #expect(row(x + 1 >= y - 2) == ([0: 1, 1: -1], .atLeast(-3)))
    #expect(row(x + y == z + 1) == ([0: 1, 1: 1, 2: -1], .equal(to: 1)))
  }

  @Test func `a repeated variable is added up`() {
    #expect(row(x + y + 2 * x <= 4) == ([0: 3, 1: 1], .atMost(4)))
    #expect(row(x + y - x <= 4) == ([1: 1], .atMost(4)), "and disappears when it cancels")
    #expect(row(x - x <= 4) == ([:], .atMost(4)))
  }

  @Test func `two-way constraints keep both ends`() {
    #expect(row(LinearRelation(x + y + 1, .between(2, 5))) == ([0: 1, 1: 1], .between(1, 4)))
  }

  @Test func `handles still compare as values`() {
    #expect(x != y)
    #expect(Set([x, y, x]).count == 2)
  }

  @Test func `an objective takes its constant along`() throws {
    var program = program
    program.addConstraint(x + y <= 4)
    program.setObjective(x + y + x - z + 10)
    #expect(program.objective == [2, 1, -1])
    #expect(program.objectiveConstant == 10)
    let optimum = try #require(try ExactSimplex().solve(program).optimum)
    #expect(optimum.objective == 18)
    #expect(optimum[x] == 4)
    #expect(optimum.value(of: 2 * x + 3 * y + 1) == 9)
  }
}
