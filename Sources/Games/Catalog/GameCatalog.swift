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
    NearNames.closest(to: name, among: entries.map(\.name), count: count)
  }
}
