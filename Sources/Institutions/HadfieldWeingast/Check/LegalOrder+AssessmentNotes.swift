import EquilibriaNumerics

extension LegalOrder {
  /// What is supposed of buyers who doubt, and of assessments that change.
  var assessmentNotes: [String] {
    var notes: [String] = []
    let doubters = buyers.filter { buyer in
      if case .doubt(let rho, _) = buyer.assessment { return rho.signum > 0 }
      return false
    }
    if !doubters.isEmpty {
      notes.append("while the law is kept, buyers go on buying in periods of doubt as well")
    }
    let isRandom = buyers.contains { buyer in
      guard case .distribution(let beliefs) = buyer.assessment else { return false }
      let possible = beliefs.filter { $0.probability.signum > 0 }
      return Set(possible.map(\.convergence)).count > 1
    }
    if isRandom {
      notes.append("buyers value the future at today's assessment, although it is drawn afresh")
    }
    return notes
  }
}
