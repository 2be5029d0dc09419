public import EquilibriaNumerics
public import Games

/// What counts as the solution of one stage in backward induction.
///
/// A stage may have many solutions; a concept says which one is taken, for on this depends everything
/// that comes before.
public protocol StageConcept<Action>: Sendable {
  /// What a player chooses.
  associatedtype Action: Hashable & Sendable

  /// The name of the concept and of the choice among several solutions, for reports.
  var name: String { get }

  /// Solves one stage.
  ///
  /// - Parameters:
  ///   - stage: The game of one period, with the values of the next states paid out.
  ///   - scalar: The arithmetic of the result.
  ///   - limits: The longest time.
  /// - Returns: How the stage is played, and what that is worth.
  /// - Throws: ``SolutionError`` when the stage has no such solution, or none is found.
  func outcome<Scalar: OrderedField>(
    of stage: PayoffTable<Action>,
    over scalar: Scalar.Type,
    limits: Limits
  ) throws(SolutionError) -> StageOutcome<Action, Scalar>
}
