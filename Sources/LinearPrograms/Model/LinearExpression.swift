public import EquilibriaNumerics

/// A variable or a sum of multiples of variables: whatever can stand in a linear formula.
public protocol LinearTerm<Scalar> {
  /// The arithmetic of the coefficients.
  associatedtype Scalar: OrderedField

  /// The term written as a sum.
  var linearExpression: LinearExpression<Scalar> { get }
}

/// A sum of multiples of variables plus a constant, `Σ cⱼ·xⱼ + c₀`.
public struct LinearExpression<Scalar: OrderedField>: Sendable, LinearTerm {
  /// One multiple of a variable.
  public struct Term: Sendable, Hashable {
    /// The number of the variable.
    public let index: Int

    /// Its multiple.
    public let coefficient: Scalar
  }

  /// The multiples, in the order written; a variable may occur more than once.
  public internal(set) var terms: [Term]

  /// The part without a variable.
  public internal(set) var constant: Scalar

  /// The empty sum, or a constant.
  ///
  /// - Parameter constant: The part without a variable.
  public init(constant: Scalar = .zero) {
    terms = []
    self.constant = constant
  }

  init(terms: [Term], constant: Scalar) {
    self.terms = terms
    self.constant = constant
  }

  /// The sum itself.
  public var linearExpression: LinearExpression { self }

  /// The terms by variable number, each variable once and zeros left out.
  package var collectedTerms: [Term] {
    var sums: [Int: Scalar] = [:]
    for term in terms { sums[term.index, default: .zero] += term.coefficient }
    return sums.filter { $0.value != .zero }.sorted { $0.key < $1.key }
      .map { Term(index: $0.key, coefficient: $0.value) }
  }

  /// The value at given variable values.
  package func value(at values: [Scalar]) -> Scalar {
    terms.reduce(constant) { $0 + $1.coefficient * values[$1.index] }
  }
}

extension LinearProgram.Variable: LinearTerm {
  /// The variable as a sum of one term.
  public var linearExpression: LinearExpression<Scalar> {
    LinearExpression(terms: [.init(index: index, coefficient: 1)], constant: .zero)
  }
}

extension LinearTerm {
  /// The sum of two terms.
  public static func + (
    left: Self,
    right: some LinearTerm<Scalar>
  ) -> LinearExpression<Scalar> {
    let (a, b) = (left.linearExpression, right.linearExpression)
    return LinearExpression(terms: a.terms + b.terms, constant: a.constant + b.constant)
  }

  /// The difference of two terms.
  public static func - (
    left: Self,
    right: some LinearTerm<Scalar>
  ) -> LinearExpression<Scalar> {
    left + (-1 as Scalar) * right
  }

  /// A multiple of a term.
  public static func * (factor: Scalar, term: Self) -> LinearExpression<Scalar> {
    let expression = term.linearExpression
    return LinearExpression(
      terms: expression.terms.map {
        .init(index: $0.index, coefficient: factor * $0.coefficient)
      },
      constant: factor * expression.constant
    )
  }

  /// A term plus a constant.
  public static func + (left: Self, right: Scalar) -> LinearExpression<Scalar> {
    left + LinearExpression(constant: right)
  }

  /// A term minus a constant.
  public static func - (left: Self, right: Scalar) -> LinearExpression<Scalar> {
    left + LinearExpression(constant: -right)
  }

  /// A constant plus a term.
  public static func + (left: Scalar, right: Self) -> LinearExpression<Scalar> {
    LinearExpression(constant: left) + right
  }

  /// A constant minus a term.
  public static func - (left: Scalar, right: Self) -> LinearExpression<Scalar> {
    LinearExpression(constant: left) - right
  }

  /// A term with its sign turned.
  public static prefix func - (term: Self) -> LinearExpression<Scalar> {
    (-1 as Scalar) * term
  }

  /// The constraint that a term is at most a constant.
  public static func <= (left: Self, right: Scalar) -> LinearRelation<Scalar> {
    LinearRelation(left.linearExpression, .atMost(right))
  }

  /// The constraint that a term is at least a constant.
  public static func >= (left: Self, right: Scalar) -> LinearRelation<Scalar> {
    LinearRelation(left.linearExpression, .atLeast(right))
  }

  /// The constraint that a term equals a constant.
  public static func == (left: Self, right: Scalar) -> LinearRelation<Scalar> {
    LinearRelation(left.linearExpression, .equal(to: right))
  }

  /// The constraint that one term is at most another.
  public static func <= (
    left: Self,
    right: some LinearTerm<Scalar>
  ) -> LinearRelation<Scalar> {
    left - right <= .zero
  }

  /// The constraint that one term is at least another.
  public static func >= (
    left: Self,
    right: some LinearTerm<Scalar>
  ) -> LinearRelation<Scalar> {
    left - right >= .zero
  }

  /// The constraint that one term equals another.
  public static func == (
    left: Self,
    right: some LinearTerm<Scalar>
  ) -> LinearRelation<Scalar> {
    left - right == .zero
  }

  /// The constraint that a constant is at most a term.
  public static func <= (left: Scalar, right: Self) -> LinearRelation<Scalar> { right >= left }

  /// The constraint that a constant is at least a term.
  public static func >= (left: Scalar, right: Self) -> LinearRelation<Scalar> { right <= left }

  /// The constraint that a constant equals a term.
  public static func == (left: Scalar, right: Self) -> LinearRelation<Scalar> { right == left }
}

/// A linear constraint: a sum and the bounds of its value.
public struct LinearRelation<Scalar: OrderedField>: Sendable {
  /// The sum, without a constant.
  public let expression: LinearExpression<Scalar>

  /// The bounds of the sum.
  public let bounds: Bounds<Scalar>

  /// A constraint from a sum and its bounds; a constant in the sum moves to the bounds.
  ///
  /// - Parameters:
  ///   - term: The sum.
  ///   - bounds: What its value must satisfy.
  public init(_ term: some LinearTerm<Scalar>, _ bounds: Bounds<Scalar>) {
    let expression = term.linearExpression
    self.expression = LinearExpression(terms: expression.terms, constant: .zero)
    self.bounds = bounds.map { $0 - expression.constant }
  }

  /// A constraint from distinct variable numbers and their coefficients.
  package init(columns: [Int32], coefficients: [Scalar], bounds: Bounds<Scalar>) {
    expression = LinearExpression(
      terms: zip(columns, coefficients).map { .init(index: Int($0), coefficient: $1) },
      constant: .zero
    )
    self.bounds = bounds
  }
}
