public import EquilibriaNumerics

/// A linear program: optimise `c·x` subject to `l ≤ A·x ≤ u` and bounds on every variable.
///
/// ```swift
/// var program = LinearProgram<Rational>(.maximize)
/// let x = program.addVariable("x")                  // x ≥ 0
/// let y = program.addVariable("y")
/// let wood = program.addConstraint(x + 2 * y <= 4, "wood")
/// program.addConstraint(3 * x + y <= 6)
/// program.setObjective(x + y)
/// ```
///
/// Variables may be declared integer; then the program is a mixed-integer one.
public struct LinearProgram<Scalar: OrderedField>: Sendable {
  /// Which way the objective is to be pushed.
  public enum Sense: String, Sendable, Hashable, Codable {
    /// As small as possible.
    case minimize
    /// As large as possible.
    case maximize
  }

  /// A variable of one program, by its number.
  public struct Variable: Sendable, Hashable {
    /// The number of the variable, from 0 in the order of creation.
    public let index: Int

    package init(index: Int) { self.index = index }
  }

  /// A constraint of one program, by its number.
  public struct Constraint: Sendable, Hashable {
    /// The number of the constraint, from 0 in the order of creation.
    public let index: Int

    package init(index: Int) { self.index = index }
  }

  /// Whether the objective is minimised or maximised.
  public var sense: Sense

  /// The coefficient of each variable in the objective.
  public private(set) var objective: [Scalar] = []

  /// The part of the objective that no variable changes.
  public private(set) var objectiveConstant: Scalar = .zero

  /// The bounds of each variable.
  public private(set) var variableBounds: [Bounds<Scalar>] = []

  /// The name of each variable; empty when it has none.
  public private(set) var variableNames: [String] = []

  /// The numbers of the variables that must be integers.
  public private(set) var integerVariables: [Int] = []

  /// The bounds of each constraint.
  public private(set) var constraintBounds: [Bounds<Scalar>] = []

  /// The name of each constraint; empty when it has none.
  public private(set) var constraintNames: [String] = []

  /// The rows of A, compressed: row i holds entries `rowStarts[i]..<rowStarts[i + 1]`.
  package private(set) var rowStarts: [Int] = [0]
  package private(set) var columns: [Int32] = []
  package private(set) var coefficients: [Scalar] = []

  /// An empty program.
  ///
  /// - Parameter sense: Whether to minimise or maximise.
  public init(_ sense: Sense) { self.sense = sense }

  /// The number of variables, n.
  public var variableCount: Int { objective.count }

  /// The number of constraints, m.
  public var constraintCount: Int { constraintBounds.count }

  /// Adds a variable.
  ///
  /// - Parameters:
  ///   - name: A name for messages; may be empty.
  ///   - bounds: Its bounds, `x ≥ 0` by default.
  ///   - objective: Its coefficient in the objective, zero by default.
  ///   - isInteger: Whether it must be an integer.
  /// - Returns: The handle of the variable.
  @discardableResult
  public mutating func addVariable(
    _ name: String = "",
    bounds: Bounds<Scalar> = .nonnegative,
    objective: Scalar = .zero,
    isInteger: Bool = false
  ) -> Variable {
    let index = variableCount
    self.objective.append(objective)
    variableBounds.append(bounds)
    variableNames.append(name)
    if isInteger { integerVariables.append(index) }
    return Variable(index: index)
  }

  /// Adds a constraint such as `x + 2 * y <= 4`.
  ///
  /// - Parameters:
  ///   - relation: The constraint; terms of the same variable are added up.
  ///   - name: A name for messages; may be empty.
  /// - Returns: The handle of the constraint.
  @discardableResult
  public mutating func addConstraint(
    _ relation: LinearRelation<Scalar>,
    _ name: String = ""
  ) -> Constraint {
    let terms = relation.expression.collectedTerms
    return addConstraint(
      columns: terms.map { Int32($0.index) },
      coefficients: terms.map(\.coefficient),
      bounds: relation.bounds,
      name
    )
  }

  /// Adds a constraint from its row, the fast form.
  ///
  /// - Parameters:
  ///   - columns: The numbers of distinct variables.
  ///   - coefficients: One coefficient per number.
  ///   - bounds: The bounds of the row's value.
  ///   - name: A name for messages; may be empty.
  /// - Returns: The handle of the constraint.
  @discardableResult
  package mutating func addConstraint(
    columns: [Int32],
    coefficients: [Scalar],
    bounds: Bounds<Scalar>,
    _ name: String = ""
  ) -> Constraint {
    self.columns += columns
    self.coefficients += coefficients
    rowStarts.append(self.columns.count)
    constraintBounds.append(bounds)
    constraintNames.append(name)
    return Constraint(index: constraintCount - 1)
  }

  /// Sets the objective.
  ///
  /// - Parameter expression: What to optimise; variables that it does not name get zero.
  public mutating func setObjective(_ expression: some LinearTerm<Scalar>) {
    objective = Array(repeating: .zero, count: variableCount)
    for term in expression.linearExpression.collectedTerms {
      precondition(term.index < variableCount, "the objective names variables of this program")
      objective[term.index] = term.coefficient
    }
    objectiveConstant = expression.linearExpression.constant
  }

  /// Sets one coefficient of the objective.
  ///
  /// - Parameters:
  ///   - coefficient: The new coefficient.
  ///   - variable: The variable it belongs to.
  public mutating func setObjective(_ coefficient: Scalar, of variable: Variable) {
    objective[variable.index] = coefficient
  }

  /// Replaces the bounds of a variable.
  ///
  /// - Parameters:
  ///   - bounds: The new bounds.
  ///   - variable: The variable.
  public mutating func setBounds(_ bounds: Bounds<Scalar>, of variable: Variable) {
    variableBounds[variable.index] = bounds
  }

  /// Replaces the bounds of a constraint.
  ///
  /// - Parameters:
  ///   - bounds: The new bounds of the row's value.
  ///   - constraint: The constraint.
  public mutating func setBounds(_ bounds: Bounds<Scalar>, of constraint: Constraint) {
    constraintBounds[constraint.index] = bounds
  }

  /// The range of one row's entries in the compressed storage.
  package func entries(of row: Int) -> Range<Int> { rowStarts[row]..<rowStarts[row + 1] }

  /// The columns of A, compressed the same way as the rows.
  package func columnsOfMatrix() -> (starts: [Int], rows: [Int32], coefficients: [Scalar]) {
    var starts = [Int](repeating: 0, count: variableCount + 1)
    for column in columns { starts[Int(column) + 1] += 1 }
    for column in 0..<variableCount { starts[column + 1] += starts[column] }
    var next = starts
    var rows = [Int32](repeating: 0, count: columns.count)
    var values = coefficients
    for row in 0..<constraintCount {
      for entry in entries(of: row) {
        let place = next[Int(columns[entry])]
        next[Int(columns[entry])] += 1
        rows[place] = Int32(row)
        values[place] = coefficients[entry]
      }
    }
    return (starts, rows, values)
  }

  /// The program with every number converted.
  ///
  /// - Parameter transform: The conversion of one number.
  /// - Returns: The same program in another arithmetic.
  package func map<Other: OrderedField>(
    _ transform: (Scalar) -> Other
  ) -> LinearProgram<Other> {
    var result = LinearProgram<Other>(sense == .maximize ? .maximize : .minimize)
    result.objective = objective.map(transform)
    result.objectiveConstant = transform(objectiveConstant)
    result.variableBounds = variableBounds.map { $0.map(transform) }
    result.variableNames = variableNames
    result.integerVariables = integerVariables
    result.constraintBounds = constraintBounds.map { $0.map(transform) }
    result.constraintNames = constraintNames
    result.rowStarts = rowStarts
    result.columns = columns
    result.coefficients = coefficients.map(transform)
    return result
  }

  /// Appends a column to A; each touched row must exist.
  package mutating func addVariable(
    rows: [Int32],
    coefficients values: [Scalar],
    bounds: Bounds<Scalar>,
    objective: Scalar
  ) -> Variable {
    let variable = addVariable(bounds: bounds, objective: objective)
    var added = [Scalar?](repeating: nil, count: constraintCount)
    for (row, value) in zip(rows, values) { added[Int(row)] = value }
    var newColumns: [Int32] = []
    var newCoefficients: [Scalar] = []
    var newStarts = [0]
    for row in 0..<constraintCount {
      newColumns += columns[entries(of: row)]
      newCoefficients += coefficients[entries(of: row)]
      if let value = added[row] {
        newColumns.append(Int32(variable.index))
        newCoefficients.append(value)
      }
      newStarts.append(newColumns.count)
    }
    columns = newColumns
    coefficients = newCoefficients
    rowStarts = newStarts
    return variable
  }
}
