import EquilibriaNumerics
import Foundation
import Games
import Testing

@Suite struct MarkovJSONFormatTests {
  private static let machine = """
    {
      "name": "machine",
      "players": 2,
      "discount": ["9/10", 0.5],
      "initial": {"play": "1/3", "1": "2/3"},
      "states": [
        {"name": "play",
         "actions": [["up", "down"], ["left", "right"]],
         "rewards": [[[1, 0], [0, 1]], [["-1/2", 0], [0, 0.1]]],
         "transitions": [[{"1": 1}, {"play": "1/2", "1": "1/2"}], [{"0": 1}, {"0": 1}]]},
        {"rewards": [[[0]], [[0]]], "transitions": [[{"1": 1}]]}
      ],
      "expected": {"whatever": [1, 2, 3]}
    }
    """

  @Test func `a general game is read exactly`() throws {
    let game = try MarkovJSONFormat.read(Self.machine)
    #expect(game.title == "machine" && game.states == ["play", "1"])
    #expect(game.actions == [[["up", "down"], ["left", "right"]], [["0"], ["0"]]])
    #expect(game.rewards == [[1, 0, 0, 1, 0], [-0.5, 0, 0, 0.1, 0]])
    #expect(game.horizon == .discounted([0.9, 0.5]))
    #expect(game.transitions.probability(of: 0, inRow: 1) == 0.5)
    #expect(game.initialDistribution.map(\.probability) == [Rational(1, 3), Rational(2, 3)])
  }

  @Test func `what is written reads back`() throws {
    var games = try [MarkovJSONFormat.read(Self.machine)]
    for entry in MarkovGameCatalog.entries where entry.name != "littman-soccer" {
      games.append(try entry.table())
    }
    let random = try RandomMarkovGames(
      stateCount: 4,
      actionCounts: [2, 1, 3],
      branching: 3,
      horizon: .finite(steps: 7, discount: 1, players: 3)
    )
    games.append(try random.makeGame(seed: 2).labelled())
    var endless = try NoSDEGame()
    endless.horizon = .average
    games.append(try endless.labelled())
    for game in games {
      let text = MarkovJSONFormat.write(game)
      let again = try MarkovJSONFormat.read(text)
      #expect(again == game, "\(game.title)")
      #expect(MarkovJSONFormat.write(again) == text)
    }
  }

  /// Case markov-09 as a file.
  @Test(arguments: [
    ("onState", "[1]", "[0]", [1, 0] as [Rational]),
    ("onAction", "[[1]]", "[[0]]", [1, 0]),
    ("onArrival", #"[[{"1": 0}]]"#, #"[[{"0": 1}]]"#, [0, 1]),
  ])
  func `reward timing`(timing: String, first: String, second: String, rewards: [Rational]) throws {
    let game = try MarkovJSONFormat.read(
      """
      {"players": 1, "discount": 0.5, "reward_timing": "\(timing)", "states": [
        {"rewards": \(first), "transitions": [{"1": 1}]},
        {"rewards": \(second), "transitions": [{"0": 1}]}]}
      """
    )
    #expect(game.rewards == [rewards])
  }

  @Test(arguments: [
    (
      #"{"1": 1}, {"play": "1/2""#, #"{"1": 1}, {"play": "499/1000""#,
      "10:33: found probabilities that sum to 999/1000 in state 0 (\"play\") after (up, right) where "
        + "probabilities, none negative, that sum to 1 was expected"
    ),
    (
      #"{"0": 1}, {"0": 1}"#, #"{"0": 1}, {"2": 1}"#,
      "10:80: found the probability of the state \"2\" where that of a state from 0 to 1, or of one "
        + "by its name, was expected"
    ),
    (#"{"0": 1}, {"0": 1}"#, #"{"0": 1}"#, "10:63: found a list of 1 entry"),
    (#"["9/10", 0.5]"#, "1", "4:15: found the number 1 where a discount factor from 0 to below 1"),
    (#"["9/10", 0.5]"#, #"["9/10"]"#, "4:15: found"),
    (#""players": 2"#, #""players": 0"#, "3:14: found"),
    (#""players": 2"#, #""players": 2, "zero_sum": 3"#, "3:29: found"),
    (#""players": 2"#, #""players": 2, "horizon": "forever""#, "3:28: found"),
    (#""players": 2"#, #""players": 2, "horizon": "average""#, "4:15: found"),
    (#""players": 2"#, #""players": 2, "horizon": 0"#, "3:28: found"),
    (#""players": 2"#, #""players": 2, "states": []"#, "6:3: found the key \"states\" again"),
    (#"[["-1/2", 0], [0, 0.1]]"#, #"[["-1/2", 0], [0, "x"]]"#, "9:54: found the string \"x\""),
    (#""up", "down""#, #""up", "up""#, "8:25: found the name \"up\" again"),
    (#"[{"1": 1}]"#, "[{}]", "11:50: found no next state in state 1"),
    (#"[{"1": 1}]"#, "[]", "11:49: found a list of 0 entries"),
    (#"[{"1": 1}]"#, #"[{"1": 2, "0": -1}]"#, "11:50: found the negative probability -1"),
    (#"{"play": "1/3", "1": "2/3"}"#, #"{"play": "1/3"}"#, "5:14: found probabilities that sum"),
    (#""name": "machine""#, #""nmae": "machine""#, "2:3: found the key \"nmae\""),
  ])
  func `errors point at the place`(part: String, replacement: String, message: String) throws {
    let text = Self.machine.replacing(part, with: replacement)
    #expect(text != Self.machine)
    do throws(GameFormatError) {
      _ = try MarkovJSONFormat.read(text, fileName: "machine.json")
      Issue.record("\(replacement) was accepted")
    } catch {
      #expect(error.description.hasPrefix("machine.json:" + message), "\(error)")
    }
  }

  @Test func `finite horizons may be undiscounted`() throws {
    let one = Self.machine.replacing(
      #""discount": ["9/10", 0.5]"#,
      with: #""horizon": 3, "discount": 1"#
    )
    #expect(try MarkovJSONFormat.read(one).horizon == .finite(steps: 3, players: 2))
    let none = Self.machine.replacing(#""discount": ["9/10", 0.5]"#, with: #""horizon": 3"#)
    #expect(try MarkovJSONFormat.read(none).horizon == .finite(steps: 3, players: 2))
  }

  @Test(.enabled(if: FixtureFiles.sharedFolder != nil))
  func `shared files are read as they are`() throws {
    let folder = try #require(FixtureFiles.sharedFolder).appending(path: "markov")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    #expect(files.count >= 7)
    for file in files {
      let game = try MarkovJSONFormat.read(
        FixtureFiles.bytes(file),
        fileName: file.lastPathComponent
      )
      #expect(game.isZeroSum && game.playerCount == 2)
      #expect("\(game.title).json" == file.lastPathComponent)
      let again = try MarkovJSONFormat.read(MarkovJSONFormat.write(game))
      #expect(again == game)
    }
    let match = try MarkovJSONFormat.read(
      FixtureFiles.bytes(folder.appending(path: "big-match-10.json"))
    )
    #expect(match.states == ["play", "absorbing_1", "absorbing_2"])
    let ours = try BigMatch(discount: 0.9).tabulated()
    #expect(match.rewards == ours.rewards && match.transitions == ours.transitions)
  }
}
