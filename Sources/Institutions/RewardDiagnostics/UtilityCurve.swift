internal import RealModule

/// What an amount of one attribute is worth: an increasing, concave function.
public enum UtilityCurve: String, Sendable, Hashable, Codable, CaseIterable {
  /// s.
  case linear
  /// √s, for amounts from 0 up.
  case squareRoot
  /// 1 − e⁻ˢ.
  case saturating

  /// The worth of an amount.
  ///
  /// - Parameter amount: s.
  /// - Returns: The value of the curve; NaN for square roots of negative amounts.
  public func value(_ amount: Double) -> Double {
    switch self {
    case .linear: amount
    case .squareRoot: amount.squareRoot()
    case .saturating: -Double.expMinusOne(-amount)
    }
  }

  /// The worth of a little more: infinite for the square root at 0.
  func slope(_ amount: Double) -> Double {
    switch self {
    case .linear: 1
    case .squareRoot: 0.5 / amount.squareRoot()
    case .saturating: Double.exp(-amount)
    }
  }

  /// The amount at which the slope is e to a power; infinite for lines that are steeper.
  func amount(atLogSlope power: Double) -> Double {
    switch self {
    case .linear: power < 0 ? .infinity : -.infinity
    case .squareRoot: 0.25 * Double.exp(-2 * power)
    case .saturating: -power
    }
  }
}
