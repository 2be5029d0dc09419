extension Rational {
  /// The nearest doubles of many numbers, in one loop.
  package static func doubleValues(of numbers: [Rational]) -> [Double] {
    numbers.withUnsafeBufferPointer { numbers in
      [Double](unsafeUninitializedCapacity: numbers.count) { result, count in
        // Both buffers have `numbers.count` entries.
        for index in numbers.indices {
          if case .small(let above, let below) = numbers[index].storage,
            above.magnitude <= 1 << 53, below <= 1 << 53
          {
            result.initializeElement(at: index, to: Double(above) / Double(below))
          } else {
            result.initializeElement(at: index, to: numbers[index].doubleValue)
          }
        }
        count = numbers.count
      }
    }
  }

  /// The places of the numbers that are not fractions of two 64-bit words.
  package static func bigPlaces(in numbers: [Rational]) -> [Int] {
    numbers.withUnsafeBufferPointer { numbers in
      numbers.indices.filter {
        if case .big = numbers[$0].storage { true } else { false }
      }
    }
  }

  /// The first place where two lists of equal length do not add up to zero.
  package static func firstNonzeroSum(_ left: [Rational], _ right: [Rational]) -> Int? {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        left.indices.first { !left[$0].isNegation(of: right[$0]) }
      }
    }
  }
}
