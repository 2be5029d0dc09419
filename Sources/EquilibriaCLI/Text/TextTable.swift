/// Lines of cells under each other in aligned columns.
struct TextTable {
  enum Alignment {
    case left
    case right
  }

  var rows: [[String]] = []
  /// The alignment of each column; left for those not listed.
  var alignments: [Alignment] = []
  /// What each line starts with.
  var indent = ""

  /// The lines, without spaces at their ends.
  var text: String {
    let columnCount = rows.map(\.count).max() ?? 0
    let widths = (0..<columnCount).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = indent
      for (column, cell) in row.enumerated() {
        if column > 0 { line += "  " }
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        let isRight = column < alignments.count && alignments[column] == .right
        line += isRight ? padding + cell : cell + padding
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
