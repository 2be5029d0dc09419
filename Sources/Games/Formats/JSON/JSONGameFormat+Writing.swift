package import EquilibriaNumerics

extension JSONGameFormat {
  /// The game as a JSON value; integers are numbers as far as every reader keeps them exact.
  package static func output(_ document: GameDocument) -> JSONOutput {
    var members: [JSONOutput.Member] = []
    if !document.title.isEmpty { members.append(.init("title", .string(document.title))) }
    if !document.comment.isEmpty { members.append(.init("comment", .string(document.comment))) }
    let players = zip(document.playerNames, document.actionNames).map { name, actions in
      JSONOutput.object([
        .init("name", .string(name)), .init("actions", .array(actions.map { .string($0) })),
      ])
    }
    members.append(.init("players", .array(players)))
    switch document.form {
    case .payoffs(let payoffs):
      members.append(.init("payoffs", .array(payoffs.map(output))))
    case .outcomes(let outcomes, let assignment):
      let list = outcomes.map { outcome in
        JSONOutput.object([
          .init("name", .string(outcome.name)), .init("payoffs", output(outcome.payoffs)),
        ])
      }
      members.append(.init("outcomes", .array(list)))
      members.append(.init("assignment", .array(assignment.map { .integer($0) })))
    }
    return .object(members)
  }

  private static func output(_ numbers: [Rational]) -> JSONOutput {
    .array(numbers.map { JSONOutput.compact($0) })
  }
}
