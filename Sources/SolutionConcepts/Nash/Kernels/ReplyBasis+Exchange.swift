extension ReplyBasis {
  /// Exchanges a quantity that enters, at a new value, with one that leaves.
  ///
  /// The basis must have been aimed at the entering quantity with this rate and moved.
  mutating func exchange(
    entering: Quantity,
    leaving: Quantity,
    value: Double,
    rate: Double = 1
  ) {
    let size = columns.count
    let slope = slope(of: leaving)
    setFactors(leaving)
    for row in 0..<size { amounts[row] /= -slope }
    if case .slack(let reply) = entering { amounts[rowOfSlack[reply]] = 0 }
    Kernel.addMultiples(
      of: step,
      width: size,
      factors: amounts,
      height: size,
      to: &inverse,
      stride: stride
    )
    switch (entering, leaving) {
    case (.slack(let reply), .slack(let tight)):
      let start = rowOfSlack[reply] * stride
      for column in 0..<size { inverse[start + column] = step[column] / slope }
      replaceRow(rowOfSlack[reply], with: tight)
      slacks[reply] = value
    case (.slack(let reply), _):
      remove(row: rowOfSlack[reply], column: place(of: leaving))
      slacks[reply] = value
    case (_, .slack(let tight)):
      if size == stride { grow() }
      for row in 0..<size { inverse[row * stride + size] = amounts[row] * rate }
      for column in 0..<size { inverse[size * stride + column] = step[column] / slope }
      inverse[size * stride + size] = rate / slope
      append(row: tight, column: entering, value: value)
    default:
      let column = place(of: leaving)
      for row in 0..<size { inverse[row * stride + column] = amounts[row] * rate }
      replaceColumn(column, with: entering, value: value)
    }
  }

  /// How fast a quantity of the basis changes along the aim.
  func slope(of quantity: Quantity) -> Double {
    if case .slack(let reply) = quantity { return slackStep[reply] }
    return step[place(of: quantity)]
  }

  /// How much each equation moves a quantity of the basis, into `amounts`.
  private mutating func setFactors(_ quantity: Quantity) {
    let size = columns.count
    guard case .slack(let reply) = quantity else {
      let column = place(of: quantity)
      for row in 0..<size { amounts[row] = inverse[row * stride + column] }
      return
    }
    // The coefficients of all columns in r = u − P·y − λ·g of this reply.
    coefficients[0] = 1
    for column in 1..<size where column != columnOfParameter {
      coefficients[column] = -replies[columns[column] * own + reply]
    }
    if columnOfParameter > 0 { coefficients[columnOfParameter] = -bonus[reply] }
    Kernel.dots(
      inverse,
      stride: stride,
      height: size,
      coefficients,
      width: size,
      into: &amounts
    )
  }

  /// The column of a basic weight or of λ.
  func place(of quantity: Quantity) -> Int {
    switch quantity {
    case .weight(let action): columnOfWeight[action]
    case .parameter: columnOfParameter
    case .slack: 0
    }
  }
}
