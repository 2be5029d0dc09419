import EquilibriaNumerics
import Foundation
import Games

/// Files that tests read, found relative to this source file.
enum FixtureFiles {
  private static let testFolder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The fixtures of this package: textbook games and hand-written files.
  static let own = ownFiles.map(\.lastPathComponent)

  private static let ownFiles = files(
    under: testFolder.appending(path: "Fixtures/games"),
    endings: ["nfg", "json"]
  )

  /// The folder of games shared between projects, which this package must not contain.
  static let sharedFolder: URL? = {
    let packageRoot = testFolder.deletingLastPathComponent().deletingLastPathComponent()
    let folder =
      ProcessInfo.processInfo.environment["EQUILIBRIA_SHARED"].map { URL(filePath: $0) }
      ?? packageRoot.deletingLastPathComponent().appending(path: "shared")
    let games = folder.appending(path: "games")
    return FileManager.default.fileExists(atPath: games.path) ? games : nil
  }()

  /// The strategic-form files of the shared folder; none when there is no such folder.
  static let shared = sharedFolder.map { files(under: $0, endings: ["nfg"]) } ?? []

  static func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: testFolder.appending(path: "Fixtures/games/\(name)")))
  }

  static func bytes(_ file: URL) throws -> [UInt8] { try [UInt8](Data(contentsOf: file)) }

  private static func files(under folder: URL, endings: Set<String>) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (all?.compactMap { $0 as? URL } ?? [])
      .filter { endings.contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }
}

extension GameDocument {
  /// Whether both formats give the document back.
  func survivesRoundTrips() throws(GameFormatError) -> Bool {
    for format in GameFormat.allCases {
      let bytes = Array(text(as: format).utf8)
      let again = try GameDocument.read(bytes, fileName: "again.\(format.rawValue)")
      // Strings compare equal under canonical equivalence; the text shows every scalar.
      if again != self || Array(again.text(as: format).utf8) != bytes { return false }
    }
    return true
  }

  /// The profiles at which no player gains by changing the action, by the definition.
  var pureEquilibria: [[Int]] {
    let payoffs = self.payoffs
    return (0..<space.profileCount).filter { profile in
      (0..<space.playerCount).allSatisfy { player in
        let own = space.action(of: player, at: profile) * space.strides[player]
        return (0..<space.counts[player]).allSatisfy { action in
          let other = profile - own + action * space.strides[player]
          return payoffs[player][other] <= payoffs[player][profile]
        }
      }
    }.map { space.profile(at: $0) }
  }
}
