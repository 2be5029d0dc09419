/// The Swift side of the benchmarks; `run.py` starts it, and it can be tried by hand.
@main
struct EquilibriaBenchmarks {
  static let usage = """
    usage: equilibria-benchmarks worker
           equilibria-benchmarks generate DIRECTORY FAMILY:SIZE:SEED ...
           equilibria-benchmarks cases

    worker    Reads one request per line, {"case": NAME, "file": PATH, "repeat": 1}, and answers
              each with one line, {"seconds": [...], "answer": {...}} or {"error": "..."}.
    generate  Writes games such as zero-sum:100x100:1 and random:20x20x20:1 as .nfg files,
              Markov games such as markov-zero-sum:100x5x5:1 (100 states) as .json files,
              populations such as population:100x3:1 (100 members) as .population.json files,
              and legal orders such as legal-order:2x10:1 (2 buyers, menus of 10) as
              .order.json files.
    cases     Lists the names of the cases.
    """

  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    do {
      switch arguments.first {
      case "worker" where arguments.count == 1:
        Worker().run()
      case "generate" where arguments.count >= 2:
        let rest = arguments.dropFirst()
        try GameFiles(directory: rest[rest.startIndex]).write(rest.dropFirst())
      case "cases" where arguments.count == 1:
        for benchmark in BenchmarkCase.all { print(benchmark.name) }
      default:
        print(usage)
        exitProcess(64)
      }
    } catch {
      print("equilibria-benchmarks: \(error)")
      exitProcess(65)
    }
  }
}
