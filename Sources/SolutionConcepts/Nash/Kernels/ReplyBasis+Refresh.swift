extension ReplyBasis {
  /// Computes the inverse, the values and the slacks afresh, free of the errors of many exchanges.
  ///
  /// - Parameter parameter: The value of λ while it is not in the basis.
  /// - Returns: Whether the system is regular in floating arithmetic.
  @discardableResult
  mutating func refresh(parameter: Double) -> Bool {
    let size = columns.count
    // The transposed system: one line per column, then pivoted until lines are equations.
    var table = [Double](repeating: 0, count: size * size)
    for line in 0..<size {
      for row in 0..<size { table[line * size + row] = coefficient(row: row, column: line) }
    }
    var equationOfLine = [Int](repeating: -1, count: size)
    var columnOfEntry = [Int](repeating: -1, count: size)
    for equation in 0..<size {
      var pivot = -1
      var largest = Self.negligible
      for line in 0..<size where equationOfLine[line] < 0 {
        let entry = table[line * size + equation].magnitude
        if entry > largest { (pivot, largest) = (line, entry) }
      }
      guard pivot >= 0 else { return false }
      Kernel.pivot(&table, size: size, row: pivot, column: equation)
      equationOfLine[pivot] = equation
      columnOfEntry[equation] = pivot
    }
    for line in 0..<size {
      for entry in 0..<size {
        inverse[equationOfLine[line] * stride + columnOfEntry[entry]] = table[line * size + entry]
      }
    }
    refreshValues(parameter: columnOfParameter == 0 ? parameter : 0)
    return true
  }

  /// Whether no weight and no slack is below zero by more than many steps can explain.
  var isFeasible: Bool {
    let bound = -Self.negligible.squareRoot()
    return values.dropFirst().allSatisfy { $0 >= bound } && slacks.allSatisfy { $0 >= bound }
  }

  /// The coefficient of a column in equation 0, the sum of weights, or in that of a tight reply.
  private func coefficient(row: Int, column: Int) -> Double {
    if column == 0 { return row == 0 ? 0 : 1 }
    if column == columnOfParameter { return row == 0 ? mass : -bonus[rows[row]] }
    return row == 0 ? 1 : -replies[columns[column] * own + rows[row]]
  }

  private mutating func refreshValues(parameter: Double) {
    let size = columns.count
    for column in 0..<size { values[column] = 0 }
    for row in 0..<size {
      let right = row == 0 ? 1 - mass * parameter : parameter * bonus[rows[row]]
      for column in 0..<size { values[column] += right * inverse[row * stride + column] }
    }
    for reply in 0..<own { slacks[reply] = values[0] }
    for column in 1..<size where column != columnOfParameter {
      let weight = values[column]
      for reply in 0..<own { slacks[reply] -= weight * replies[columns[column] * own + reply] }
    }
    let present = columnOfParameter == 0 ? parameter : values[columnOfParameter]
    Kernel.addMultiple(of: bonus, -present, to: &slacks)
    for row in 1..<size { slacks[rows[row]] = 0 }
  }
}
