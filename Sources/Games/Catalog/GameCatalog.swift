/// The named games that ship with the package, for lookup by name.
///
/// ```swift
/// let game = try GameCatalog.entry(named: "stag-hunt").table()
/// ```
public enum GameCatalog {
  /// All entries: dilemmas first, then games of coordination, conflict, groups and markets.
  public static let entries: [CatalogEntry] =
    twoByTwo + ordinal + twoPlayer + groups + markets

  /// The entry with a given name.
  ///
  /// - Parameter name: A name such as `prisoners-dilemma`; case does not matter.
  /// - Returns: The entry.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` that suggests the closest names.
  public static func entry(named name: String) throws(GameError) -> CatalogEntry {
    let wanted = name.lowercased()
    if let entry = entries.first(where: { $0.name == wanted }) { return entry }
    let suggestions = closestNames(to: wanted).joined(separator: ", ")
    throw .invalidParameter(
      name: "the name of the catalogue game",
      value: "\"\(name)\"",
      domain: "a name of the catalogue; the closest are \(suggestions)"
    )
  }

  /// The names of the catalogue most like a given one.
  ///
  /// - Parameters:
  ///   - name: Any text.
  ///   - count: The most names to return; 3 by default.
  /// - Returns: Names in order of edit distance, then in catalogue order.
  public static func closestNames(to name: String, count: Int = 3) -> [String] {
    let wanted = Array(name.lowercased().utf8)
    let ranked = entries.enumerated().map { offset, entry in
      (distance: editDistance(wanted, Array(entry.name.utf8)), offset: offset, name: entry.name)
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
