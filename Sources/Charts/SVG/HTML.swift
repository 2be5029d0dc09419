import EquilibriaNumerics

/// Writes a figure as one HTML file: the picture as SVG, and the data as a specification.
///
/// A page that loads Vega from a network is empty without one, and Vega itself is most of a
/// megabyte. The picture is therefore drawn here, and the specification only carried along.
struct HTML {
  let figure: ChartFigure

  var document: String {
    var markup = Markup()
    markup.append("<!DOCTYPE html>\n")
    markup.element("html", ["lang": "en"]) { markup in
      markup.element("head") { markup in
        markup.element("meta", ["charset": "utf-8"])
        markup.element(
          "meta",
          ["name": "viewport", "content": "width=device-width, initial-scale=1"]
        )
        markup.element("title") { $0.write(figure.title) }
        markup.element("style") { $0.append("body{margin:0}svg{max-width:100%;height:auto}") }
      }
      markup.append("\n")
      markup.element("body") { markup in
        markup.append(SVG(figure: figure).document(isStandalone: false))
        markup.append("\n")
        markup.element(
          "script",
          ["type": "application/vnd.vegalite.v5+json", "id": "vega-lite"]
        ) { $0.append(specification) }
      }
    }
    markup.append("\n")
    return markup.text
  }

  /// The specification without the characters that could end the script element.
  private var specification: String {
    var text = ""
    for scalar in VegaLite(figure: figure).specification(hasSchema: false).description
      .unicodeScalars
    {
      switch scalar {
      case "<": text += "\\u003c"
      case ">": text += "\\u003e"
      case "&": text += "\\u0026"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
