internal import EquilibriaNumerics

/// The parts of [0, 1) in which no polynomial changes its sign.
struct DiscountCells {
  /// The roots of all polynomials inside, in increasing order and with bounds that do not overlap.
  let breakpoints: [AlgebraicNumber]

  /// For each breakpoint the polynomials that vanish there.
  let vanishing: [Set<Int>]

  /// A rational in each open part between breakpoints.
  let samples: [Rational]

  init(_ polynomials: [RationalPolynomial]) {
    var points: [(root: AlgebraicNumber, at: Set<Int>)] = []
    for (number, polynomial) in polynomials.enumerated() {
      for var root in RootIsolation.roots(of: polynomial) {
        Self.insert(&root, of: number, into: &points)
      }
    }
    // Away from both ends, so that there is room for a sample next to them.
    for place in points.indices {
      while points[place].root.lower.isZero || points[place].root.upper == 1 {
        points[place].root = points[place].root.refined()
      }
    }
    breakpoints = points.map(\.root)
    vanishing = points.map(\.at)
    let ends = [AlgebraicNumber(.zero)] + breakpoints + [AlgebraicNumber(1)]
    samples = zip(ends, ends.dropFirst()).map { left, right in
      .simplest(
        between: (2 * left.upper + right.lower) / 3,
        and: (left.upper + 2 * right.lower) / 3
      )
    }
  }

  private static func insert(
    _ root: inout AlgebraicNumber,
    of number: Int,
    into points: inout [(root: AlgebraicNumber, at: Set<Int>)]
  ) {
    var place = 0
    while place < points.count {
      switch AlgebraicNumber.separate(&root, &points[place].root) {
      case 0:
        points[place].at.insert(number)
        return
      case -1:
        points.insert((root, [number]), at: place)
        return
      default: place += 1
      }
    }
    points.append((root, [number]))
  }
}
