/// A search through supports of one size, in parts that different threads can work on.
protocol SmallSupportSearch: Sendable {
  /// The number of parts; the answer is the first one of the lowest part that has any.
  var partCount: Int { get }

  /// The first accepted proposal of a part.
  ///
  /// `nil` when there is none or the search is told not to go on.
  func first<Found>(
    inPart part: Int,
    while goOn: () -> Bool,
    accept: (SupportPair) -> Found?
  ) -> Found?
}
