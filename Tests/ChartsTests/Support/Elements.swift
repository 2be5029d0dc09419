import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The elements of a document that a strict reader of XML accepts.
final class Elements: NSObject, XMLParserDelegate {
  private(set) var names: [String] = []
  private(set) var attributes: [[String: String]] = []
  private(set) var texts: [String] = []

  /// `nil` if the document is not well formed.
  init?(of document: String) {
    super.init()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser,
    didStartElement elementName: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes attributeDict: [String: String]
  ) {
    names.append(elementName)
    attributes.append(attributeDict)
    texts.append("")
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if !texts.isEmpty { texts[texts.count - 1] += string }
  }

  /// The texts of the elements of one name.
  func texts(of name: String) -> [String] {
    zip(names, texts).filter { $0.0 == name }.map(\.1)
  }
}
