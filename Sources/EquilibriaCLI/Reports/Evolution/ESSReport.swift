import Equilibria

/// Evolutionarily stable strategies on their way to the terminal.
struct ESSReport {
  private let found: EvolutionarilyStableStrategies<String>
  private let game: LoadedGame

  init(_ found: EvolutionarilyStableStrategies<String>, of game: LoadedGame) {
    self.found = found
    self.game = game
  }

  // MARK: JSON

  var json: JSONOutput {
    let others = found.others ?? []
    return [
      "concept": "ess", "complete": .bool(found.isComplete),
      "ess": .array(
        found.map { stable in
          [
            "strategy": stable.strategy.probabilities.json, "payoff": stable.payoff.json,
            "certificate": Self.json(stable.certificate),
          ]
        }
      ),
      "nss": .array(others.filter(\.isNeutrallyStable).map(Self.json)),
      "rejected": .array(others.filter { !$0.isNeutrallyStable }.map(Self.json)),
      "continua": .array((found.continua ?? []).map(Self.json)),
    ]
  }

  private static func json(_ certificate: ESSCertificate) -> JSONOutput {
    let complement = certificate.complement
    let rows = (0..<complement.rowCount).map { row in
      JSONOutput.array((0..<complement.columnCount).map { complement[row, $0].json })
    }
    let proof = certificate.copositivity
    return [
      "support": json(certificate.support), "bestReplies": json(certificate.extendedSupport),
      "base": .integer(certificate.base), "minors": certificate.minors.json,
      "complement": .array(rows),
      "copositivity": [
        "definite": .bool(proof.isDefinite), "omitted": json(proof.omitted),
        "minors": .array(
          proof.minors.map { minor in
            ["rows": json(minor.rows), "determinant": minor.determinant.json]
          }
        ),
      ],
    ]
  }

  private static func json(_ numbers: [Int]) -> JSONOutput { .array(numbers.map { .integer($0) }) }

  private static func json(_ other: RejectedEquilibrium<String>) -> JSONOutput {
    [
      "strategy": other.strategy.probabilities.json, "payoff": other.payoff.json,
      "mutant": other.invasion.mutant.probabilities.json,
      "gainWhenRare": other.invasion.gainWhenRare.json,
      "growth": other.invasion.growth.json,
    ]
  }

  private static func json(_ continuum: EquilibriumContinuum<String>) -> JSONOutput {
    [
      "extremes": .array(continuum.extremes.map(\.probabilities.json)),
      "dimension": .integer(continuum.dimension),
      "neutrallyStable": .bool(continuum.isNeutrallyStable),
      "essSet": continuum.isEvolutionarilyStableSet.map { .bool($0) } ?? .null,
    ]
  }

  // MARK: Text

  var text: String {
    var text = GameText(game: game).header + "\n"
    if !found.isEmpty {
      text += "Evolutionarily stable:\n"
    } else if found.isComplete {
      text += "No strategy is evolutionarily stable.\n"
    } else {
      text +=
        "No evolutionarily stable strategy was found before the time limit; there may be some.\n"
    }
    for stable in found {
      text += "  \(GameText.strategy(stable.strategy))  payoff \(stable.payoff)\n"
    }
    if !found.isComplete && !found.isEmpty {
      text += "There may be more: the search was stopped.\n"
    }
    for other in found.others ?? [] {
      let verdict = other.isNeutrallyStable ? "only neutrally stable" : "not stable"
      text += "\n\(GameText.strategy(other.strategy)) is \(verdict): \(other.invasion)\n"
    }
    for continuum in found.continua ?? [] { text += "\n\(continuum)\n" }
    return text
  }
}
