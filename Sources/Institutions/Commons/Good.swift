public import EquilibriaNumerics

/// A good, by how much use by one takes from others and how well others can be kept out.
///
/// ```swift
/// let fish = try Good("fish", subtractability: 0.9, excludability: 0.2)
/// print(fish.kind, fish.invitesFreeRiding)  // common-pool resource true
/// ```
///
/// > Source: Ostrom & Ostrom (1977), *Public goods and public choices*; Ostrom (2010), *Beyond markets
/// > and states*, American Economic Review 100, figure 1.
public struct Good: Sendable, Hashable {
  /// The four corners of the typology.
  public enum Kind: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// Use takes from others, who can be kept out: bread.
    case privateGood = "private good"
    /// Use takes from others, who cannot be kept out: fish.
    case commonPool = "common-pool resource"
    /// Use takes nothing from others, who can be kept out: a club's theatre.
    case club = "club good"
    /// Use takes nothing from others, who cannot be kept out: a lighthouse.
    case publicGood = "public good"

    /// The name of the kind.
    public var description: String { rawValue }
  }

  /// What it is.
  public let name: String

  /// How much one person's use takes from what others can use, from 0 to 1.
  public let subtractability: Rational

  /// How well people can be kept from using it, from 0 to 1.
  public let excludability: Rational

  /// What counts as high, from 0 to 1.
  public let dividingLine: Rational

  /// A good with the given properties.
  ///
  /// - Parameters:
  ///   - name: What it is.
  ///   - subtractability: How much use takes from others, from 0 to 1.
  ///   - excludability: How well others can be kept out, from 0 to 1.
  ///   - dividingLine: From where on a property counts as high; 1/2 by default.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for numbers outside 0 to 1.
  public init(
    _ name: String,
    subtractability: Rational,
    excludability: Rational,
    dividingLine: Rational = 0.5
  ) throws(InstitutionError) {
    try InstitutionError.requireShare("subtractability", subtractability)
    try InstitutionError.requireShare("excludability", excludability)
    try InstitutionError.requireShare("dividingLine", dividingLine)
    self.name = name
    self.subtractability = subtractability
    self.excludability = excludability
    self.dividingLine = dividingLine
  }

  /// The corner of the typology that the good belongs to.
  public var kind: Kind {
    switch (subtractability >= dividingLine, excludability >= dividingLine) {
    case (true, true): .privateGood
    case (true, false): .commonPool
    case (false, true): .club
    case (false, false): .publicGood
    }
  }

  /// Whether others are hard to keep out, so that using without giving, or giving nothing, pays.
  public var invitesFreeRiding: Bool { excludability < dividingLine }
}
