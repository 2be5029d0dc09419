/// How much work an enumeration of vertices has done.
public struct EnumerationStatistics: Sendable, Hashable {
  /// The number of feasible bases visited; each is remembered, which is the memory in use.
  public let basisCount: Int

  /// The number of different vertices among them.
  public let vertexCount: Int

  /// The number of bases that were decided in exact arithmetic rather than by proven bounds.
  public let exactBasisCount: Int
}
