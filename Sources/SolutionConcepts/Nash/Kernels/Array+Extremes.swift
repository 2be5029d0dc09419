internal import CEquilibriaKernels

extension Array where Element == Double {
  /// The least and the greatest of the numbers, at least one.
  var extremes: (least: Double, greatest: Double) {
    var greatest = 0.0
    var least = 0.0
    ceq_extremes(self, count, &least, &greatest)
    return (least, greatest)
  }

  /// The largest magnitude of the numbers, at least one.
  var largestMagnitude: Double {
    let (least, greatest) = extremes
    return Swift.max(least.magnitude, greatest.magnitude)
  }
}
