internal import EquilibriaNumerics

extension Rational {
  /// The number itself when its denominator is short; otherwise a shorter one just below it.
  func roundedDown(within step: Rational, denominatorBits: Int) -> Rational {
    denominatorInteger.bitCount <= denominatorBits
      ? self : .simplest(between: self - step, and: self)
  }

  /// The number itself when its denominator is short; otherwise a shorter one just above it.
  func roundedUp(within step: Rational, denominatorBits: Int) -> Rational {
    denominatorInteger.bitCount <= denominatorBits
      ? self : .simplest(between: self, and: self + step)
  }

  /// 2ᵏ, for k not negative.
  static func powerOfTwo(_ exponent: Int) -> Rational {
    Rational(ExactInteger.one.shifted(left: exponent))
  }
}
