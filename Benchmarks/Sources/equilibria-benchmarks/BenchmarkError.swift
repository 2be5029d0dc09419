/// What a request or command line can get wrong.
enum BenchmarkError: Error, CustomStringConvertible {
  case unknownCase(String)
  case notAGame(String)
  case wrongGame(expected: String)

  var description: String {
    switch self {
    case .unknownCase(let name): "no case is called \"\(name)\"; see `cases`"
    case .notAGame(let text): "\"\(text)\" is not FAMILY:SIZE:SEED, such as zero-sum:100x100:1"
    case .wrongGame(let expected): "this case needs \(expected)"
    }
  }
}
