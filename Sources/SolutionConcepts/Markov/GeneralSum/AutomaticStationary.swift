extension StationaryAlgorithm where Self == LogitHomotopy {
  /// TODO
  public static var automatic: LogitHomotopy { LogitHomotopy() }
}
