// A linear program, solved exactly and proven.
import Equilibria

// snippet.program
var program = LinearProgram<Rational>(.maximize)
let doors = program.addVariable("doors")
let windows = program.addVariable("windows")
program.addConstraint(doors <= 4)
program.addConstraint(2 * windows <= 12)
let assembly = program.addConstraint(3 * doors + 2 * windows <= 18, "assembly")
program.setObjective(3 * doors + 5 * windows)

let solver = DefaultLinearSolver()
if let optimum = try solver.solve(program).optimum {
  print(optimum.objective)  // 36
  print(optimum[doors], optimum[windows])  // 2 6
  print(optimum.dual(of: assembly))  // 1: what one more hour of assembly is worth
  print(optimum.check.isExact)  // true: primal and dual values prove each other
}
// snippet.end
