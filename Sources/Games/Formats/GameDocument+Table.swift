public import EquilibriaNumerics

extension GameDocument {
  /// The game itself, with payoffs written out.
  ///
  /// Solvers tell actions apart by name, so an action without a name is called by its number,
  /// counted from 1, and actions that share a name get `_1`, `_2`, … appended, as in Gambit.
  /// A player without a name is called `Player 1`, `Player 2`, ….
  public var table: PayoffTable<String> {
    let names = playerNames.enumerated().map { $1.isEmpty ? "Player \($0 + 1)" : $1 }
    do throws(GameError) {
      return try PayoffTable(
        title: title,
        playerNames: names,
        actions: actionNames.map { Self.distinguished(Self.numbered($0)) },
        payoffs: payoffs
      )
    } catch {
      preconditionFailure("a document is checked when it is made, yet \(error)")
    }
  }

  /// The payoffs of each player over profile numbers, whatever the form: `payoffs[player][profile]`.
  public var payoffs: [[Rational]] {
    switch form {
    case .payoffs(let payoffs): payoffs
    case .outcomes(let outcomes, let assignment):
      playerNames.indices.map { player in
        assignment.map { $0 == 0 ? .zero : outcomes[$0 - 1].payoffs[player] }
      }
    }
  }

  /// Names with the empty ones replaced by their number where that number is free.
  private static func numbered(_ names: [String]) -> [String] {
    let taken = Set(names)
    return names.enumerated().map { index, name in
      let number = "\(index + 1)"
      return name.isEmpty && !taken.contains(number) ? number : name
    }
  }

  /// Names told apart: those that repeat get `_1`, `_2`, … appended, skipping names in use.
  static func distinguished(_ names: [String]) -> [String] {
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    guard counts.count < names.count || counts[""] != nil else { return names }
    var used = Set(names)
    var last: [String: Int] = [:]
    return names.map { name in
      guard name.isEmpty || counts[name] != 1 else { return name }
      var number = last[name] ?? 0
      var candidate = name
      repeat {
        number += 1
        candidate = "\(name)_\(number)"
      } while !used.insert(candidate).inserted
      last[name] = number
      return candidate
    }
  }
}
