/// Marks of one sort, drawn together.
struct Layer: Sendable, Hashable {
  /// A line through points; `look` is an index into the looks of its layer, here and below.
  struct Line: Sendable, Hashable {
    var look = 0
    let points: [ChartPoint]
  }

  /// The area between two lines.
  struct Band: Sendable, Hashable {
    var look = 0
    let x: [Double]
    let low: [Double]
    let high: [Double]
  }

  /// A straight stroke.
  struct Stroke: Sendable, Hashable {
    var look = 0
    let from: ChartPoint
    let to: ChartPoint
  }

  /// A symbol, turned clockwise by an angle in degrees.
  struct Point: Sendable, Hashable {
    var look = 0
    let at: ChartPoint
    var angle = 0.0
    /// In pixels.
    var radius = 4.5
  }

  /// A rectangle of one look.
  struct Cell: Sendable, Hashable {
    var look = 0
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
  }

  /// A rectangle coloured by a number.
  struct Shade: Sendable, Hashable {
    let value: Double
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
  }

  /// A bar from zero over a name of the horizontal axis, beside the bars of the other looks.
  struct Bar: Sendable, Hashable {
    var look = 0
    let name: Int
    let value: Double
    var interval: ClosedRange<Double>?
  }

  /// A text that is shifted from its point by pixels, right and down.
  struct Label: Sendable, Hashable {
    let text: String
    let at: ChartPoint
    var right = 0.0
    var down = 0.0
  }

  enum Marks: Sendable, Hashable {
    case lines([Line])
    case bands([Band])
    case strokes([Stroke])
    case points([Point])
    case cells([Cell])
    case shades([Shade], AxisScale)
    case bars([Bar])
    case labels([Label])
  }

  let marks: Marks
  let looks: [Look]

  /// Whether the legend explains the looks.
  var hasLegend = false

  init(_ marks: Marks, _ looks: [Look], hasLegend: Bool = false) {
    self.marks = marks
    self.looks = looks
    self.hasLegend = hasLegend
  }
}
