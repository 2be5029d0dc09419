/// A number from 0 to `bound` − 1, all equally likely.
///
/// Written out, rather than left to the standard library, because games must stay the same when the
/// standard library changes its method.
///
/// > Source: Lemire (2019), *Fast random integer generation in an interval*, ACM Transactions on
/// > Modeling and Computer Simulation 29.
func uniformNumber(
  below bound: UInt64,
  using generator: inout some RandomNumberGenerator
) -> UInt64 {
  var product = generator.next().multipliedFullWidth(by: bound)
  if product.low < bound {
    let threshold = (0 &- bound) % bound
    while product.low < threshold {
      product = generator.next().multipliedFullWidth(by: bound)
    }
  }
  return product.high
}
