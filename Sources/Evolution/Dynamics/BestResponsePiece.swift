public import EquilibriaNumerics
internal import RealModule

/// A straight piece of a best response path: shares move from a state towards a best reply.
///
/// At time t the shares are `target + (state − target)·e^{−(t − time)}`.
public struct BestResponsePiece: Sendable, Hashable {
  /// When the piece begins.
  public let time: Double

  /// The exact shares at that time, for each population.
  public let state: [[Rational]]

  /// The best reply to move to, for each population: one strategy, or a mixture that keeps several
  /// of them equally good.
  public let target: [[Rational]]

  /// The exact factor by which the distance to the target shrinks until the next piece begins; zero
  /// for the last piece.
  public let shrinkage: Rational

  /// Whether this is the only way to go on; otherwise there are several solutions, and the one with
  /// the fewest and first strategies was taken.
  public let isUnique: Bool

  /// Whether shares no longer change.
  public var isAtRest: Bool { state == target }

  /// The shares of all populations at a time, one population after another.
  static func shares(at time: Double, in pieces: [BestResponsePiece]) -> [Double] {
    var (low, high) = (0, pieces.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].time <= time { low = middle } else { high = middle }
    }
    let piece = pieces[low]
    let part = Double.exp(piece.time - time)
    return zip(piece.state.joined(), piece.target.joined()).map { state, target in
      let (from, to) = (state.doubleValue, target.doubleValue)
      return to + (from - to) * part
    }
  }
}

extension BestResponsePiece: CustomStringConvertible {
  /// When, from where and where to.
  public var description: String {
    func text(_ shares: [[Rational]]) -> String {
      shares.map { $0.map(\.description).joined(separator: ", ") }.joined(separator: " | ")
    }
    return "from time \(time): (\(text(state))) towards (\(text(target)))"
  }
}
