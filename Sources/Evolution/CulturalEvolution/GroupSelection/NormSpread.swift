public import EquilibriaNumerics

/// How far a norm has spread among groups over the generations.
public struct NormSpread: Sendable, Hashable {
  /// The sum over groups of the share of norm A, before the first generation and after each.
  ///
  /// A group in which everybody has the norm counts 1.
  public let converted: [Double]

  /// The shares of norm A at the end, one per group.
  public let shares: [Double]

  /// Why the end came early; `nil` when it did not.
  public let stopReason: StopReason?

  /// The number of generations.
  public var generations: Int { converted.count - 1 }

  /// How many groups are converted per generation; negative when norm A loses ground.
  ///
  /// All borders between norms count together: on a circle there are two.
  ///
  /// - Parameter span: The generations over which to take the mean, within those computed; `nil` for the
  ///   second half.
  /// - Returns: The mean speed, in groups per generation.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when there is nothing to compare.
  public func groupsPerGeneration(over span: Range<Int>? = nil) throws(EvolutionError) -> Double {
    let span = span ?? (generations / 2)..<generations
    guard !span.isEmpty, span.lowerBound >= 0, span.upperBound <= generations else {
      throw .parameter(
        name: "span",
        value: "\(span)",
        domain: "at least one of the generations from 0 to \(generations)"
      )
    }
    return (converted[span.upperBound] - converted[span.lowerBound]) / Double(span.count)
  }
}

extension NormSpread: CustomStringConvertible {
  /// How many groups were converted at first and at the end.
  public var description: String {
    let reason = stopReason.map { " (stopped: \($0.rawValue))" } ?? ""
    return
      "\(generations) generations\(reason): from \(converted[0]) groups to \(converted[generations])"
      + " of \(shares.count)"
  }
}
