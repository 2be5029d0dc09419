import Foundation
import Testing

/// The cases of `Fixtures/markov-cases.json`, from the project's shared collection.
enum MarkovCases {
  private struct Missing: Error { var what: String }

  /// A number of a case; steps are keys of objects and, as digits, places in lists.
  static func number(_ id: String, _ steps: String...) throws -> Double {
    guard let number = try value(id, steps) as? Double else { throw Missing(what: "\(steps)") }
    return number
  }

  /// A list of numbers of a case.
  static func numbers(_ id: String, _ steps: String...) throws -> [Double] {
    guard let list = try value(id, steps) as? [Double] else { throw Missing(what: "\(steps)") }
    return list
  }

  private static func value(_ id: String, _ steps: [String]) throws -> Any {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appending(path: "Fixtures/markov-cases.json"))
    let cases = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
    guard var value: Any = cases.first(where: { $0["id"] as? String == id })?["expected"] else {
      throw Missing(what: id)
    }
    for step in steps {
      if let place = Int(step), let list = value as? [Any], list.indices.contains(place) {
        value = list[place]
      } else if let object = value as? [String: Any], let member = object[step] {
        value = member
      } else {
        throw Missing(what: "\(id) \(step)")
      }
    }
    return value
  }
}

/// Whether two numbers differ by at most a tolerance.
func isClose(_ first: Double, _ second: Double, within tolerance: Double = 1e-9) -> Bool {
  abs(first - second) <= tolerance
}
