/// Why a chart cannot be drawn.
public enum ChartError: Error, Sendable, Hashable {
  /// A number is NaN or infinite.
  ///
  /// `coordinate` says which number of the entry it is, such as `x`, `y` or `low`.
  case notFinite(series: String, index: Int, coordinate: String, value: String)

  /// A list has another length than the list it belongs to.
  case count(series: String, coordinate: String, found: Int, expected: Int)

  /// There is nothing to draw.
  case empty(series: String)

  /// The entry is not three shares of a whole: one is negative, or they do not sum to 1.
  case notShares(series: String, index: Int, found: String)

  /// The lower end of an interval lies above its upper end.
  case interval(series: String, index: Int, low: String, high: String)

  /// Positions along an axis do not increase at this index.
  case notIncreasing(series: String, index: Int)

  /// A name that must be the only one of its kind appears twice.
  case duplicateName(String)

  /// A number that stands for a category has no name.
  case unknownCategory(row: Int, column: Int, found: Int, names: Int)

  /// There are more of a kind than readers can tell apart.
  case tooMany(what: String, found: Int, limit: Int)

  /// The ends of an axis are not finite, or not in order, or too far apart or too close together to
  /// be told apart.
  case domain(axis: String, found: String)
}

extension ChartError: CustomStringConvertible {
  /// What was found, where, and what was expected.
  public var description: String {
    switch self {
    case .notFinite(let series, let index, let coordinate, let value):
      "\(series): \(coordinate) of entry \(index) is \(value); expected a finite number"
    case .count(let series, let coordinate, let found, let expected):
      "\(series): \(coordinate) has \(found) entries; expected \(expected)"
    case .empty(let series): "\(series): nothing to draw; expected at least one entry"
    case .notShares(let series, let index, let found):
      "\(series): entry \(index) is \(found); expected three shares that sum to 1"
    case .interval(let series, let index, let low, let high):
      "\(series): the interval of entry \(index) goes from \(low) to \(high); expected low ≤ high"
    case .notIncreasing(let series, let index):
      "\(series): entry \(index) is not above the one before it; expected increasing numbers"
    case .duplicateName(let name): "the name \"\(name)\" appears twice; expected different names"
    case .unknownCategory(let row, let column, let found, let names):
      "the category in row \(row), column \(column) is \(found); expected 0 to \(names - 1)"
    case .tooMany(let what, let found, let limit):
      "\(found) \(what) cannot be told apart; expected at most \(limit)"
    case .domain(let axis, let found):
      "the axis \"\(axis)\" goes \(found); expected finite ends in order that a picture can tell apart"
    }
  }
}
