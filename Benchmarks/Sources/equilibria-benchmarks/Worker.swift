import Equilibria

/// Answers requests until its input ends.
///
/// Staying alive keeps start-up out of the times; the last game is kept, so that its file is read
/// once for several requests.
struct Worker {
  private struct Request: Decodable {
    var `case`: String
    var file: String
    var `repeat`: Int?
  }

  private struct Failure: Encodable {
    var error: String
  }

  private var lastGame: (file: String, game: BenchmarkGame)?

  /// Reads requests from standard input and answers on standard output, line by line.
  func run() {
    var worker = self
    while let line = readLine() {
      do {
        Platform.printLine(try worker.answer(line))
      } catch {
        // A text always encodes.
        Platform.printLine((try? Platform.encode(Failure(error: "\(error)"))) ?? "{}")
      }
    }
  }

  private mutating func answer(_ line: String) throws -> String {
    let request = try Platform.decode(Request.self, from: line)
    guard let benchmark = BenchmarkCase.all.first(where: { $0.name == request.case }) else {
      throw BenchmarkError.unknownCase(request.case)
    }
    return try benchmark.run(try game(request.file), request.repeat ?? 1)
  }

  private mutating func game(_ file: String) throws -> BenchmarkGame {
    if let lastGame, lastGame.file == file { return lastGame.game }
    let game = try BenchmarkGame(file: file)
    lastGame = (file, game)
    return game
  }
}
