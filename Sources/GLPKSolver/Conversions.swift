internal import EquilibriaNumerics
internal import LinearPrograms

extension Bounds where Scalar == Double {
  /// The lower end, infinite where there is none.
  var lowerEnd: Double { lower ?? -.infinity }

  /// The upper end, infinite where there is none.
  var upperEnd: Double { upper ?? .infinity }
}

extension Duration {
  /// Milliseconds, rounded up and kept within 32 bits.
  var wholeMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    let total = Double(seconds) * 1000 + Double(attoseconds) / 1e15
    return Int32(clamping: Int64(max(0, min(total, 1e9))) + (total > 0 ? 1 : 0))
  }
}
