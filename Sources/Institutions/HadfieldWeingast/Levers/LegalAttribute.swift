/// An attribute of legal order that Hadfield and Weingast expect of an effective one.
///
/// In this model each attribute acts through one parameter; attributes that share a parameter
/// cannot be told apart by it.
///
/// | attribute | parameter | one step |
/// |---|---|---|
/// | generality, stability, prospectivity, openness | ρ of every buyer | ρ falls by a step, or every assessment r rises by one |
/// | impersonality | ρ of the buyer who doubts most | the same, for him alone |
/// | clarity, uniqueness | ε | ε falls by a step |
/// | publicity | φ | φ rises by a step |
/// | universality | n | one more buyer like the last |
///
/// > Source: Hadfield & Weingast (2012), section 4; the map to parameters is a reconstruction.
public enum LegalAttribute: String, Sendable, Hashable, CaseIterable, Codable {
  /// Like cases are treated alike, so a buyer expects the law to protect him as well.
  case generality
  /// The law does not change, so today's assessment holds tomorrow.
  case stability
  /// The law is known before the performance is chosen.
  case prospectivity
  /// Buyers can bring their own reasons before the institution.
  case openness
  /// The law does not favour some buyers; who doubts most gains most.
  case impersonality
  /// Everybody reads the same out of the law.
  case clarity
  /// There is one classification, and not several that contradict each other.
  case uniqueness
  /// Wrongs and their classification become common knowledge.
  case publicity
  /// The law reaches more people.
  ///
  /// Here this is the number of buyers alone, so a step is one more buyer. It may lower c*: where a
  /// boycott needs everybody, there is one more who may doubt, and one more to cheat.
  case universality

  /// What the attribute moves.
  public var parameter: String {
    switch self {
    case .generality, .stability, .prospectivity, .openness: "ρ of every buyer"
    case .impersonality: "ρ of the buyer who doubts most"
    case .clarity, .uniqueness: "ε"
    case .publicity: "φ"
    case .universality: "n"
    }
  }
}

extension LegalAttribute: CustomStringConvertible {
  /// The name; "one more buyer" for universality, since its step is no more than that.
  public var description: String { self == .universality ? "one more buyer" : rawValue }
}
