import EquilibriaNumerics

/// Writes `.nfg` files in Gambit's own layout.
enum NFGWriter {
  static func text(of document: GameDocument) -> String {
    var text = "NFG 1 R \(quoted(document.title)) \(list(document.playerNames))"
    let isNumbered = document.actionNames.allSatisfy { names in
      names.enumerated().allSatisfy { $1 == "\($0 + 1)" }
    }
    // Gambit reads counts as the names 1, 2, …, so names of that kind need not be written.
    if isNumbered {
      let counts = document.space.counts.map(String.init).joined(separator: " ")
      text += " { \(counts) }\n"
    } else {
      text += "\n\n{ \(document.actionNames.map(list).joined(separator: "\n"))\n}\n"
    }
    text += "\(quoted(document.comment))\n\n"
    let order = document.space.profilesFirstPlayerFastest()
    switch document.form {
    case .payoffs(let payoffs):
      for profile in order {
        for player in payoffs.indices {
          if player > 0 { text += " " }
          text += payoffs[player][profile].description
        }
        text += "\n"
      }
    case .outcomes(let outcomes, let assignment):
      text += "{\n"
      for outcome in outcomes {
        let payoffs = outcome.payoffs.map(\.description).joined(separator: ", ")
        text += "{ \(quoted(outcome.name)) \(payoffs) }\n"
      }
      text += "}\n"
      text += order.map { assignment[$0].description }.joined(separator: " ") + "\n"
    }
    return text
  }

  private static func list(_ names: [String]) -> String {
    "{ \(names.map(quoted).joined(separator: " ")) }"
  }

  /// A text in quotation marks; backslashes before a mark are doubled, others left alone.
  private static func quoted(_ text: String) -> String {
    var result: [UInt8] = [UInt8(ascii: "\"")]
    var backslashes = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") {
        result += Array(repeating: UInt8(ascii: "\\"), count: backslashes + 1)
      }
      backslashes = byte == UInt8(ascii: "\\") ? backslashes + 1 : 0
      result.append(byte)
    }
    result += Array(repeating: UInt8(ascii: "\\"), count: backslashes)
    result.append(UInt8(ascii: "\""))
    return String(decoding: result, as: UTF8.self)
  }
}
