extension ResidueField {
  /// The inverse of an n×n matrix modulo p, or `nil` when it is singular there.
  ///
  /// Gauss–Jordan in place: n³ multiplications, no second matrix.
  ///
  /// - Parameters:
  ///   - entries: n² integers in row-major order.
  ///   - size: n.
  ///   - stopwatch: When to give up, with `nil`.
  /// - Returns: n² residues in row-major order.
  func inverse(of entries: [Int64], size: Int, stopwatch: Stopwatch? = nil) -> [UInt32]? {
    precondition(entries.count == size * size, "one entry per row and column")
    var table = entries.map(residue)
    var exchanged = [Int](repeating: 0, count: size)
    let regular = table.withUnsafeMutableBufferPointer { table -> Bool in
      guard let start = table.baseAddress else { return true }
      // Every pointer below addresses `size` entries of one row of the n×n table.
      for step in 0..<size {
        if step.isMultiple(of: 8), ExactLinearSystem.isOver(stopwatch) { return false }
        guard
          let pivot = (step..<size).first(where: {
            reduced(UInt64(table[$0 * size + step])) != 0
          })
        else { return false }
        exchanged[step] = pivot
        if pivot != step {
          for j in 0..<size { table.swapAt(step * size + j, pivot * size + j) }
        }
        let head = start + step * size
        let scale = inverse(reduced(UInt64(head[step])))
        head[step] = 1
        for j in 0..<size { head[j] = UInt32(product(scale, reduced(UInt64(head[j])))) }
        for i in 0..<size where i != step {
          let row = start + i * size
          let factor = reduced(UInt64(row[step]))
          row[step] = 0
          if factor != 0 { addMultiple(of: head, times: prime - factor, to: row, count: size) }
        }
      }
      // Exchanging rows of A exchanges columns of its inverse, last exchange first.
      for step in (0..<size).reversed() where exchanged[step] != step {
        for i in 0..<size { table.swapAt(i * size + step, i * size + exchanged[step]) }
      }
      for index in table.indices { table[index] = UInt32(reduced(UInt64(table[index]))) }
      return true
    }
    return regular ? table : nil
  }

  /// Rows and columns of a largest square part that is regular modulo p.
  ///
  /// - Parameters:
  ///   - entries: n² integers in row-major order.
  ///   - size: n.
  /// - Returns: As many rows as columns; their number is the rank modulo p.
  func rankProfile(of entries: [Int64], size: Int) -> (rows: [Int], columns: [Int]) {
    precondition(entries.count == size * size, "one entry per row and column")
    var table = entries.map(residue)
    var order = Array(0..<size)
    var columns: [Int] = []
    table.withUnsafeMutableBufferPointer { table in
      guard let start = table.baseAddress else { return }
      // Every pointer below addresses `size` entries of one row of the n×n table.
      for column in 0..<size {
        let rank = columns.count
        guard
          let pivot = (rank..<size).first(where: {
            reduced(UInt64(table[$0 * size + column])) != 0
          })
        else { continue }
        if pivot != rank {
          order.swapAt(rank, pivot)
          for j in 0..<size { table.swapAt(rank * size + j, pivot * size + j) }
        }
        let head = start + rank * size
        let scale = inverse(reduced(UInt64(head[column])))
        for j in 0..<size { head[j] = UInt32(product(scale, reduced(UInt64(head[j])))) }
        for i in (rank + 1)..<max(size, rank + 1) {
          let row = start + i * size
          let factor = reduced(UInt64(row[column]))
          if factor != 0 { addMultiple(of: head, times: prime - factor, to: row, count: size) }
        }
        columns.append(column)
      }
    }
    return (Array(order[..<columns.count]), columns)
  }
}
