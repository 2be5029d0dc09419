extension LegalOrderFormat {
  /// A specification to begin from: two merchants who buy from the same mill.
  public static let example = """
    {
      "title": "Two merchants and a mill",
      "comment": "Every period the mill delivers to each merchant, who pays 10 and expects fine cloth.",
      "discount": 0.9,
      "classification": {
        "lawful": ["fine cloth"],
        "wrongful": ["coarse cloth", "short measure"],
        "misclassification": 0.02,
        "publicity": 1
      },
      "buyers": [
        {
          "name": "Anna",
          "price": 10,
          "rho": "1/10",
          "convergence": 0.7,
          "menu": [
            {"name": "fine cloth", "cost": 4, "value": 20},
            {"name": "coarse cloth", "cost": 1, "value": 6, "acceptable": false},
            {"name": "short measure", "cost": 0, "value": 2, "acceptable": false}
          ]
        },
        {
          "name": "Bruno",
          "price": 10,
          "rho": "1/5",
          "convergence": 0.8,
          "menu": [
            {"name": "fine cloth", "cost": 5, "value": 22},
            {"name": "short measure", "cost": 0, "value": 1, "acceptable": false}
          ]
        }
      ],
      "boycott": {"length": 4, "effect": "joint"},
      "collapse": "neutral",
      "draws": "independent"
    }

    """
}
