internal import EquilibriaNumerics

/// Finds the states of rest of a dynamic.
struct RestPointSearch {
  let game: PopulationGame
  let dynamic: MeanDynamic
  let stopwatch: Stopwatch

  private(set) var found: [Candidate] = []
  var isComplete = true
  var mayHaveContinua = false
  var stopReason: StopReason?

  /// A state of rest without the names of strategies.
  struct Candidate {
    var shares: [[Double]]
    var exact: [[Rational]]?
    var residual: Double
    var eigenvalues: [Eigenvalue]?
    var stability = RestPointStability.undecided
    var argument: StabilityArgument?
    var margin: Double?
  }

  init(_ game: PopulationGame, _ dynamic: MeanDynamic, _ stopwatch: Stopwatch)
    throws(EvolutionError)
  {
    try game.validate(dynamic)
    self.game = game
    self.dynamic = dynamic
    self.stopwatch = stopwatch
    switch dynamic {
    case .replicator:
      try searchFaces(FaceMotion(transversal: { $0 }, speed: 1, background: nil))
    case .imitation(.linear(let slope)):
      let speed = slope.doubleValue
      try searchFaces(FaceMotion(transversal: { speed * $0 }, speed: speed, background: nil))
    case .imitation(.fermi(let intensity)):
      let speed = intensity.doubleValue / 2
      try searchFaces(
        FaceMotion(transversal: { FaceMotion.tanh(speed * $0) }, speed: speed, background: nil)
      )
    case .discreteReplicator(let background):
      try searchFaces(FaceMotion(transversal: { $0 }, speed: 1, background: background))
    case .brownVonNeumannNash, .smith, .bestResponse, .projection: try searchEquilibria()
    case .logit(let noise):
      try searchNumerically(LogitRule(noise: noise.doubleValue), smallest: noise)
    case .replicatorMutator(let mutation):
      try searchNumerically(ReplicatorMutatorRule(mutation, counts: game.counts), smallest: 1)
    case .samplingBestResponse(let size):
      try searchNumerically(SamplingRule(game, sampleSize: size), smallest: 1)
    case .bestExperiencedPayoff(let trials):
      try searchNumerically(ExperienceRule(game, trials: trials), smallest: 1)
    }
  }

  mutating func add(_ candidate: Candidate) { found.append(candidate) }

  /// Remembers why work ended; true when it has to end.
  mutating func isStopped(after iterations: Int) -> Bool {
    stopReason = stopReason ?? stopwatch.reasonToStop(afterIterations: iterations)
    if stopReason != nil { isComplete = false }
    return stopReason != nil
  }
}
