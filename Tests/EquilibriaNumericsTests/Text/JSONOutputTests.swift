import EquilibriaNumerics
import Testing

/// JSON as text.
struct JSONOutputTests {
  private static let result: JSONOutput = [
    "concept": "nash", "complete": true, "first": nil, "count": 2, "regret": 0.25,
    "equilibria": [
      ["profile": [["1/2", "1/2"], ["1", "0"]], "payoffs": [.exact(2), .exact(0.5)]]
    ],
    "none": [], "empty": .object([]),
  ]

  @Test func `one line`() {
    #expect(
      Self.result.description
        == #"{"concept":"nash","complete":true,"first":null,"count":2,"regret":0.25,"#
        + #""equilibria":[{"profile":[["1/2","1/2"],["1","0"]],"payoffs":["2","1/2"]}],"#
        + #""none":[],"empty":{}}"#
    )
  }

  @Test func `several lines`() {
    #expect(
      Self.result.pretty == """
        {
          "concept": "nash",
          "complete": true,
          "first": null,
          "count": 2,
          "regret": 0.25,
          "equilibria": [
            {
              "profile": [
                ["1/2", "1/2"],
                ["1", "0"]
              ],
              "payoffs": ["2", "1/2"]
            }
          ],
          "none": [],
          "empty": {}
        }
        """
    )
  }

  @Test(
    arguments: [
      (0.1, "0.1"), (-0.0, "-0.0"), (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"),
      (3, "3.0"),
      (.nan, "null"), (.infinity, "null"),
    ] as [(Double, String)]
  )
  func `numbers are their shortest decimals`(value: Double, text: String) {
    #expect(JSONOutput.number(value).description == text)
  }

  @Test func `strings are escaped`() {
    #expect(
      JSONOutput.string("\"\\/\n\r\t\u{0}\u{1F}\u{7F}é🎲").description
        == #""\"\\/\n\r\t\u0000\u001f\u007fé🎲""#
    )
  }
}
