/// How one kind of mark looks, and what the legend calls it.
struct Look: Sendable, Hashable {
  enum Fill: Sendable, Hashable {
    case solid
    case white
    case none
  }

  var name: String
  var color: String
  var fill = Fill.solid
  var symbol = Symbol.circle
  var isDashed = false
  /// The width of a line, in pixels.
  var width = 2.0

  init(
    _ name: String,
    _ color: String,
    fill: Fill = .solid,
    symbol: Symbol = .circle,
    isDashed: Bool = false,
    width: Double = 2
  ) {
    self.name = name
    self.color = color
    self.fill = fill
    self.symbol = symbol
    self.isDashed = isDashed
    self.width = width
  }

  /// The colour inside the symbol, for SVG and Vega-Lite alike.
  var fillColor: String {
    switch fill {
    case .solid: color
    case .white: "#FFFFFF"
    case .none: "none"
    }
  }

  /// The pattern of the line: lengths of ink and gap, in pixels.
  var dashes: [Int] { isDashed ? [6, 4] : [1, 0] }
}

/// The outline of a small mark.
enum Symbol: Sendable, Hashable {
  case circle
  case square
  case diamond
  case triangle
  /// A circle of which only the right half is filled.
  case half
  /// A head without a shaft, that points up.
  case head
  /// An arrow with a shaft, that points up; a line, not an area.
  case arrow

  /// The symbols of series of points, in their order.
  static let points: [Symbol] = [.circle, .square, .diamond, .triangle]

  /// The outline around the origin, with y downwards, as the data of an SVG path.
  ///
  /// - Parameter radius: The distance from the origin to the outline, in pixels.
  /// - Returns: The path.
  func path(radius: Double) -> String {
    let r = NumberText.pixels(radius)
    func text(_ shares: [Double]) -> String {
      stride(from: 0, to: shares.count, by: 2)
        .map {
          NumberText.pixels(shares[$0] * radius) + "," + NumberText.pixels(shares[$0 + 1] * radius)
        }
        .joined(separator: "L")
    }
    switch self {
    case .circle: return "M0,-\(r)A\(r),\(r),0,0,1,0,\(r)A\(r),\(r),0,0,1,0,-\(r)Z"
    case .square: return "M" + text([-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9]) + "Z"
    case .diamond: return "M" + text([0, -1.2, 1.2, 0, 0, 1.2, -1.2, 0]) + "Z"
    case .triangle: return "M" + text([0, -1.1, 1.1, 0.9, -1.1, 0.9]) + "Z"
    case .half:
      // The left half is run through once each way, so that filling leaves it out.
      return Symbol.circle.path(radius: radius)
        + "M0,-\(r)A\(r),\(r),0,0,0,0,\(r)Z"
    case .head: return "M" + text([0, -1, 0.75, 0.8, 0, 0.4, -0.75, 0.8]) + "Z"
    case .arrow: return "M" + text([0, 1, 0, -1]) + "M" + text([-0.32, -0.45, 0, -1, 0.32, -0.45])
    }
  }
}
