import EquilibriaNumerics

/// The states of a file: what they are called, and reading numbers given for next states.
struct MarkovStateIndex {
  /// Distinct names, in the order of the file.
  let names: [String]

  private let numbers: [String: Int]

  /// The states with the names that the file gives them; an empty name is no name.
  init(_ given: [String]) {
    var taken = Set(given)
    let numbered = given.enumerated().map { number, name in
      name.isEmpty && taken.insert("\(number)").inserted ? "\(number)" : name
    }
    names = GameDocument.distinguished(numbered)
    var numbers: [String: Int] = [:]
    for (number, name) in names.enumerated() { numbers[name] = number }
    // Where a number is the name of another state, the number counts.
    for number in names.indices { numbers["\(number)"] = number }
    self.numbers = numbers
  }

  /// The entries of an object from next states to numbers.
  func numbers(
    _ node: JSONNode,
    _ what: String,
    each item: String
  ) throws(GameFormatError) -> [(state: Int, number: Rational)] {
    var result: [(state: Int, number: Rational)] = []
    for (name, value) in try node.entries(what) {
      guard let state = numbers[name] else {
        throw value.error(
          found: "\(item) of the state \"\(name)\"",
          expected: "that of a state from 0 to \(names.count - 1), or of one by its name,"
        )
      }
      result.append((state, try value.rational(item)))
    }
    return result
  }

  /// Appends a distribution, or throws an error at its node.
  func append(
    _ distribution: [(state: Int, number: Rational)],
    of node: JSONNode,
    to rows: inout TransitionRows,
    place: String
  ) throws(GameFormatError) {
    do throws(TransitionFault<Int>) {
      try rows.append(distribution.map { ($0.state, $0.number) })
    } catch {
      let found =
        switch error {
        case .sum(let sum): "probabilities that sum to \(sum)\(place)"
        case .negative(let state, let probability):
          "the negative probability \(probability) of state \(state)\(place)"
        case .noSuccessor: "no next state\(place)"
        case .unknownSuccessor, .notFinite: "\(error)\(place)"
        }
      throw node.error(found: found, expected: "probabilities, none negative, that sum to 1")
    }
  }
}
