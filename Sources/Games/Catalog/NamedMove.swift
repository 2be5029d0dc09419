/// A move of a named game: an enumeration whose raw values are the field's words.
///
/// ```swift
/// enum Move: String, NamedMove {
///   case swerve = "Swerve"
///   case straight = "Straight"
/// }
/// print(Move.swerve)               // Swerve
/// ```
public protocol NamedMove: RawRepresentable<String>, CaseIterable, Hashable, Sendable,
  CustomStringConvertible
{}

extension NamedMove {
  /// The field's word for the move.
  public var description: String { rawValue }
}
