/// How rows and columns of a basis come, go and change places.
extension ReplyBasis {
  /// Puts another tight reply in a row; its slack is zero from now on.
  mutating func replaceRow(_ row: Int, with reply: Int) {
    rowOfSlack[rows[row]] = 0
    rows[row] = reply
    rowOfSlack[reply] = row
    slacks[reply] = 0
  }

  /// Puts a weight or λ in a column.
  mutating func replaceColumn(_ column: Int, with quantity: Quantity, value: Double) {
    setColumn(of: column, to: 0)
    set(quantity, column: column)
    values[column] = value
  }

  /// Adds a row and a column at the end.
  mutating func append(row reply: Int, column quantity: Quantity, value: Double) {
    rows.append(reply)
    rowOfSlack[reply] = rows.count - 1
    slacks[reply] = 0
    columns.append(-1)
    values.append(value)
    set(quantity, column: columns.count - 1)
  }

  /// Removes a row and a column; the last ones take their places.
  mutating func remove(row: Int, column: Int) {
    let last = rows.count - 1
    rowOfSlack[rows[row]] = 0
    setColumn(of: column, to: 0)
    if row != last {
      for entry in 0...last {
        inverse[row * stride + entry] = inverse[last * stride + entry]
      }
      rows[row] = rows[last]
      rowOfSlack[rows[row]] = row
    }
    if column != last {
      for entry in 0..<last { inverse[entry * stride + column] = inverse[entry * stride + last] }
      values[column] = values[last]
      setColumn(of: last, to: column)
      columns[column] = columns[last]
    }
    rows.removeLast()
    columns.removeLast()
    values.removeLast()
  }

  /// Doubles the room for rows and columns.
  mutating func grow() {
    var larger = [Double](repeating: 0, count: 4 * stride * stride)
    for row in rows.indices {
      for column in columns.indices {
        larger[row * 2 * stride + column] = inverse[row * stride + column]
      }
    }
    inverse = larger
    step += Array(repeating: 0, count: stride)
    amounts += Array(repeating: 0, count: stride)
    coefficients += Array(repeating: 0, count: stride)
    lines += Array(repeating: 0, count: stride)
    stride *= 2
  }

  /// Notes where the weight, or λ, of a column stands now; 0 for nowhere.
  private mutating func setColumn(of column: Int, to place: Int) {
    if column == columnOfParameter {
      columnOfParameter = place
    } else {
      columnOfWeight[columns[column]] = place
    }
  }

  private mutating func set(_ quantity: Quantity, column: Int) {
    switch quantity {
    case .weight(let action):
      columns[column] = action
      columnOfWeight[action] = column
    case .parameter:
      columns[column] = -1
      columnOfParameter = column
    case .slack: preconditionFailure("a slack is not a column")
    }
  }
}
