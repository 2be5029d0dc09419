import EquilibriaNumerics
import Foundation
import Games
import SolutionConcepts
import Testing

@Suite struct MarkovCheckTests {
  @Test func `the description names the best deviation`() throws {
    let game = try NoSDEGame().tabulated()
    let keep = try StationaryPolicy<_, Rational>(pure: [[0, 0], [0, 0]], for: game)
    let check = try game.check(stationary: keep)
    #expect(check.values == [[4, 12], [0, 4]])
    #expect(
      check.description
        == "player 0 values 4, 12\nplayer 1 values 0, 4\n"
        + "Player 1 gains 5 by playing Send once in state 0"
    )
    #expect(check.regret == 5)
    #expect(check.bestResponses[0].actions == [.send, .wait])
  }

  @Test func `a limit leaves upper bounds`() throws {
    let game = try NoSDEGame().tabulated()
    let keep = try StationaryPolicy<_, Double>(pure: [[0, 0], [0, 0]], for: game)
    let check = try game.check(stationary: keep, limits: Limits(iterations: 0))
    #expect(check.bestResponses[0].stopReason == .iterationLimit)
    #expect(check.regret >= 5)
  }

  /// Mixtures that miss a sum of one count as the normalised ones, and the bounds say so.
  @Test func `sloppy mixtures widen the bounds`() throws {
    let game = try NoSDEGame().tabulated()
    let second: [[Double]] = [[1], [7 / 12, 5 / 12]]
    let exact: [[[Double]]] = [[[1 / 3, 2 / 3], [1]], second]
    let sloppy: [[[Double]]] = [[[1 / 3 + 5e-10, 2 / 3], [1]], second]
    let tight = try game.check(stationary: StationaryPolicy(probabilities: exact, for: game))
    let loose = try game.check(stationary: StationaryPolicy(probabilities: sloppy, for: game))
    #expect(tight.regret < 1e-12)
    #expect(loose.regret > 1e-9 && loose.regret < 1e-6)
  }

  private struct Expected: Decodable {
    struct Body: Decodable {
      var values_player1: [Double]
      var optimal_player1: [[Double]]
      var optimal_player2: [[Double]]
    }

    var expected: Body
  }

  private static let folder: URL? = {
    let packageRoot = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["EQUILIBRIA_SHARED"].map { URL(filePath: $0) }
      ?? packageRoot.deletingLastPathComponent().appending(path: "shared")
    let games = shared.appending(path: "games/markov")
    return FileManager.default.fileExists(atPath: games.path) ? games : nil
  }()

  @Test(.enabled(if: MarkovCheckTests.folder != nil))
  func `optimal policies of the shared files are equilibria`() throws {
    let folder = try #require(Self.folder)
    let files = try FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    #expect(files.count >= 7)
    for file in files {
      let data = try Data(contentsOf: file)
      let game = try MarkovJSONFormat.read([UInt8](data), fileName: file.lastPathComponent)
      let expected = try JSONDecoder().decode(Expected.self, from: data).expected
      // Ten decimals in the file: normalise.
      let probabilities = game.states.indices.map { state in
        [expected.optimal_player1[state], expected.optimal_player2[state]].map { mixture in
          let sum = mixture.reduce(0, +)
          return mixture.map { $0 / sum }
        }
      }
      let check = try game.check(
        stationary: StationaryPolicy(probabilities: probabilities, for: game)
      )
      #expect(check.isEquilibrium(within: 1e-7), "\(file.lastPathComponent)")
      for (found, wanted) in zip(check.values[0], expected.values_player1) {
        #expect(isClose(found, wanted, within: 1e-7), "\(file.lastPathComponent)")
      }
    }
  }
}
