import Equilibria
import Testing

@testable import EquilibriaCLI

@Suite struct HadfieldWeingastCommandTests {
  /// Cases hw-01 and hw-04: the printed regime, and what it leaves out.
  @Test func `one victim, and the printed critical cost`() throws {
    let document = try Document(run("hadfield-weingast", fixture("printed-order.json"), "--json"))
    #expect(document["concept"].string == "hadfield-weingast")
    #expect(document["equilibrium"].bool == true)
    #expect(document["cStar"].string == "7290/1229")
    #expect(document["binding"]["slack"].string == "1019/1250")
    #expect(document["printedInequality"]["holds"].bool == true)
    #expect(document["printedInequality"]["slack"].string == "1019/1250")
    #expect(document["certificate"]["verified"].bool == true)
    #expect(document["beliefs"]["consistent"].bool == true)
    #expect(document["boycottLengthNeeded"].double == 1)
    #expect(document["slacks"].count == 6)
  }

  @Test func `two victims break what the printed inequality allows`() throws {
    let text = try fixtureText("printed-order.json")
      .replacing("\"victims\": 1,", with: "")
      .replacing("\"cost\": 5.6", with: "\"cost\": 5.9")
    let document = try Document(run("hadfield-weingast", "-", "--json", input: text))
    #expect(document["equilibrium"].bool == false)
    #expect(document["printedInequality"]["holds"].bool == true)
    #expect(document["cStarOneVictim"].string == "7290/1229")
    #expect(
      document["binding"]["deviation"].string == "the seller cheats A and B in the same period"
    )
    let shown = run("hadfield-weingast", "-", input: text).standardOutput
    #expect(shown.hasPrefix("The order does not hold.\nIt breaks where the seller cheats A and B"))
    #expect(
      shown.contains(
        "The printed inequality holds all the same: it looks at one victim at a time.\n"
      )
    )
    #expect(
      document["printedInequality"]["omits"][0].string == "it looks at one victim at a time"
    )
  }

  @Test func `beliefs alone can be at fault`() throws {
    let text = try fixtureText("mill.json").replacing("\"independent\"", with: "\"persistent\"")
    let shown = run("hadfield-weingast", "-", input: text).standardOutput
    #expect(shown.hasPrefix("No deviation pays, but the beliefs are inconsistent: doubts persist"))
    #expect(!shown.contains("closest to breaking"))
    #expect(
      shown.contains("The printed inequality holds all the same: it knows nothing of beliefs.")
    )
    let certain = text.replacing("\"1/10\"", with: "0").replacing("\"1/5\"", with: "0")
    #expect(
      run("hadfield-weingast", "-", input: certain).standardOutput.hasPrefix("The order holds")
    )
  }

  @Test func `what can never pay is not the closest to breaking`() throws {
    // Serving well after the collapse loses 4, less than every other deviation.
    let text = try fixtureText("mill.json").replacing("\"neutral\"", with: "\"autarky\"")
      .replacing("\"value\": 20", with: "\"value\": 40")
      .replacing("\"value\": 22", with: "\"value\": 40")
    let result = run("hadfield-weingast", "-", input: text).standardOutput
    #expect(result.contains("serves Anna well after the collapse"))
    #expect(
      result.contains("closest to breaking") && !result.contains("breaking where the seller serves")
    )
  }

  @Test func `costs are varied up to the lowest price only`() throws {
    let text = try fixtureText("mill.json").replacing(
      "\"neutral\"",
      with: "{\"seller\": -1000, \"buyers\": [0, 0]}"
    )
    let shown = run("hadfield-weingast", "-", input: text).standardOutput
    #expect(shown.contains("every cost up to the lowest price, 10"))
    #expect(shown.contains("generality      –"))
    #expect(shown.contains("the same for all buyers"))
  }

  @Test func `where nothing is wrongful there are no critical values`() {
    let text = """
      {"discount": 0.5, "classification": {"lawful": ["sound"]}, "collapse": "neutral", "buyers": [
       {"name": "A", "price": 9, "rho": 0, "menu": [{"name": "sound", "cost": 1, "value": 9}]}]}
      """
    let shown = run("hadfield-weingast", "-", input: text).standardOutput
    #expect(shown.contains("so there is nothing to deter"))
    #expect(!shown.contains("c*") && !shown.contains("Supposed, not derived: nothing"))
    // A sound good that is worth its price: taking part gains nothing.
    #expect(shown.contains("It is on the edge where A "))
  }

  @Test func `patience that deters in a range, and people with doubts`() throws {
    let text = """
      {"discount": 0.5, "classification": {"lawful": ["sound"], "wrongful": ["defective"]},
       "boycott": {"effect": "additive"}, "collapse": "caveat-emptor", "victims": 1,
       "buyers": [{"name": "A", "price": 10, "rho": 0.1, "menu": [
         {"name": "sound", "cost": 2, "value": 20}, {"name": "defective", "cost": 0, "value": 12}]},
        {"name": "B", "price": 10, "rho": 0.1, "menu": [
         {"name": "sound", "cost": 2, "value": 20}, {"name": "defective", "cost": 0, "value": 12}]}]}
      """
    let shown = run("hadfield-weingast", "-", input: text).standardOutput
    #expect(shown.contains("between ") && !shown.contains(" on, up to "))
    #expect(
      shown.contains(
        "Supposed, not derived: A doubts in 1/10 of periods, and does not boycott then."
      )
    )
    let quorum = text.replacing("\"effect\"", with: "\"quorum\": 1, \"effect\"")
    let exploited = run("hadfield-weingast", "-", "--json", input: quorum).standardOutput
    #expect(exploited.contains("the seller cheats B, who still buys, while A boycotts"))
  }

  @Test func `the example reads back and holds`() throws {
    let example = run("hadfield-weingast", "--example")
    #expect(example.status == .done)
    #expect(try example.standardOutput == fixtureText("mill.json"))
    let result = run("hadfield-weingast", "-", "--json", input: example.standardOutput)
    let document = try Document(result)
    #expect(
      document["equilibrium"].bool == true && document["certificate"]["verified"].bool == true
    )
    #expect(document["levers"].count == 9)
    let text = run("hadfield-weingast", fixture("mill.json"))
    #expect(text.status == .done)
    #expect(text.standardOutput.hasPrefix("The order holds: nobody gains by deviating.\n"))
  }

  @Test func `random assessments have no critical points`() throws {
    let text = try fixtureText("mill.json")
      .replacing("\"rho\": \"1/10\",", with: "")
      .replacing(
        "\"convergence\": 0.7,",
        with: "\"assessments\": [{\"convergence\": 0.7, \"probability\": 0.5},"
          + "{\"convergence\": 0.9, \"probability\": 0.5}],"
      )
    let document = try Document(run("hadfield-weingast", "-", "--json", input: text))
    #expect(document["deltaStar"].isNull && document["rhoStar"].isNull)
    #expect(document["certificate"]["verified"].bool == true)
    let shown = run("hadfield-weingast", "-", input: text).standardOutput
    #expect(shown.contains("not computed for random assessments, since doubts change with it"))
    #expect(shown.contains("although it is drawn afresh"))
  }

  @Test(arguments: [
    (
      "\"rho\": \"1/10\"", "\"rho\": 1.2",
      "buyers[0].rho is 1.2; expected a probability from 0 to 1"
    ),
    ("\"price\": 10", "\"price\": 2", "buyers[0].price is 2; expected at least 4"),
    ("\"name\": \"Bruno\"", "\"name\": 7", "buyers[1].name is 7; expected a string"),
    ("\"discount\": 0.9", "\"discount\": 1", "discount is 1; expected a number from 0"),
    ("\"discount\"", "\"patience\"", "patience is an unknown key; expected one of title"),
    ("\"rho\": \"1/5\",", "", "buyers[1].rho is missing"),
    (
      "\"price\": 10,\n      \"rho\": \"1/5\"", "\"colour\": 3, \"price\": 10",
      "buyers[1].colour is"
    ),
    (
      "\"joint\"", "\"strong\"",
      "boycott.effect is the string \"strong\"; expected one of "
        + "\"joint\", \"additive\", or {\"table\": […]}"
    ),
    (
      "\"neutral\"", "\"anarchy\"",
      "collapse is the string \"anarchy\"; expected one of "
        + "\"neutral\", \"autarky\", \"caveat-emptor\", or {\"seller\": …, \"buyers\": […]}"
    ),
    (
      "\"length\": 4", "\"length\": \"ever\"",
      "boycott.length is the string \"ever\"; expected \"forever\", or a number of periods"
    ),
    (
      "\"joint\"", "\"joint\", \"quorum\": 0",
      "boycott.quorum is 0; expected at least 1 for a joint boycott"
    ),
    ("\"neutral\"", "{\"buyers\": [1]}", "collapse.buyers is a list of 1; expected a list of 2"),
    (
      "\"length\": 4", "\"length\": 0",
      "boycott.length is 0; expected a number of periods from 1 to 1000, or \"forever\""
    ),
    (
      "\"effect\": \"joint\"",
      "\"effect\": {\"table\": [{\"boycotting\": [\"Clara\"], \"profit\": 1}]}",
      "boycott.effect.table[0].boycotting[0] is the string \"Clara\"; expected the name of a buyer"
    ),
    ("\"wrongful\": [\"coarse cloth\",", "\"wrongful\": [", "buyers[0].menu[1].name is"),
  ])
  func `a bad field is named by its path`(found: String, wrong: String, message: String) throws {
    let text = try fixtureText("mill.json").replacing(found, with: wrong, maxReplacements: 1)
    let result = run("hadfield-weingast", "-", "--json", input: text)
    #expect(result.status == .badInput)
    #expect(result.standardOutput.isEmpty)
    #expect(result.standardError.hasPrefix("<stdin>:"))
    #expect(result.standardError.contains(": \(message)"), "\(result.standardError)")
  }

  @Test func `an empty menu and broken JSON`() throws {
    let empty = """
      {"discount": 0.5, "classification": {"lawful": ["sound"]},
       "buyers": [{"name": "A", "price": 1, "rho": 0, "menu": []}], "collapse": "neutral"}
      """
    let result = run("hadfield-weingast", "-", input: empty)
    #expect(
      result.standardError
        == "<stdin>:2:57: buyers[0].menu is empty; expected at least one performance\n"
    )
    let broken = run("hadfield-weingast", "-", input: "{\"discount\": }")
    #expect(broken.status == .badInput && broken.standardError.hasPrefix("<stdin>:1:14: found"))
  }

  @Test func `usage`() {
    #expect(run("hadfield-weingast").status == .usage)
    #expect(run("hadfield-weingast", "x.json", "--example").status == .usage)
    #expect(run("hadfield-weingast", "catalog:chicken").status == .badInput)
  }
}
