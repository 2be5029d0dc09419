/// Suggestions for a name that nothing has.
package enum NearNames {
  /// The names most like a given one.
  ///
  /// - Parameters:
  ///   - name: Any text; case does not matter.
  ///   - names: The names there are, in lower case.
  ///   - count: The most names to return.
  /// - Returns: Names in order of edit distance, then in the order given.
  package static func closest(to name: String, among names: [String], count: Int) -> [String] {
    let wanted = Array(name.lowercased().utf8)
    let ranked = names.enumerated().map { offset, name in
      (distance: editDistance(wanted, Array(name.utf8)), offset: offset, name: name)
    }
    return ranked.sorted { ($0.distance, $0.offset) < ($1.distance, $1.offset) }
      .prefix(max(0, count)).map(\.name)
  }

  /// The least number of insertions, deletions and substitutions between two texts.
  ///
  /// > Source: Wagner & Fischer (1974), *The string-to-string correction problem*.
  private static func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var row = Array(0...second.count)
    for (i, left) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in second.enumerated() {
        let substituted = diagonal + (left == right ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[second.count]
  }
}
