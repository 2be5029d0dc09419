/// Bounds on what the players' values can be in any equilibrium that is still possible.
struct ValueRanges {
  /// The lower bounds: `lower[player][state]`.
  var lower: [[Double]]

  /// The upper bounds: `upper[player][state]`.
  var upper: [[Double]]
}
