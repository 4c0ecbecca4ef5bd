/// An element of a record of XML, with all that is in it.
struct XMLElement: Sendable {
  enum Node: Sendable {
    case text(String)
    case element(XMLElement)
  }

  /// Without the prefix of its namespace: `creator` of `dc:creator`.
  let name: String
  var attributes: [(name: String, value: String)] = []
  var nodes: [Node] = []

  /// The value of an attribute, whose name is given without a prefix.
  subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  /// The elements directly in it.
  var elements: [XMLElement] {
    nodes.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// Those of some names, in the order of the document.
  func all(_ names: String...) -> [XMLElement] {
    var found: [XMLElement] = []
    for case .element(let element) in nodes where names.contains(element.name) { found.append(element) }
    return found
  }

  /// The first of the first of some names that is there.
  func first(_ names: String...) -> XMLElement? {
    for name in names {
      for case .element(let element) in nodes where element.name == name { return element }
    }
    return nil
  }

  /// The first element at the end of a path of names.
  func at(_ path: String...) -> XMLElement? {
    path.reduce(Optional(self)) { element, name in element?.first(name) }
  }

  /// The text of the first element of the first of some names whose text says something.
  func text(of names: String...) -> String? {
    for name in names {
      for case .element(let element) in nodes where element.name == name {
        let text = element.text
        if text.contains(where: { !$0.isWhitespace }) { return text }
      }
    }
    return nil
  }

  /// All text in it, with the tags that mean something to a reader, such as `<sub>`.
  var text: String {
    if nodes.count == 1, case .text(let text) = nodes[0] { return text }
    var text = ""
    write(to: &text)
    return text
  }

  private static let kept: Set = ["sub", "sup", "i", "b", "em", "italic", "bold", "p", "sec", "title", "br", "inf"]

  /// Recursion is as deep as the reader lets elements nest.
  private func write(to text: inout String) {
    for node in nodes {
      switch node {
      case .text(let part): text += part
      case .element(let element) where Self.kept.contains(element.name):
        let name = element.name == "inf" ? "sub" : element.name
        text += "<\(name)>"
        element.write(to: &text)
        text += "</\(name)>"
      case .element(let element) where element.name == "tex-math": text += element.teX
      case .element(let element) where element.name == "alternatives":
        // The same in several ways, of which TeX says most.
        (element.first("tex-math", "math").map { XMLElement(name: "", nodes: [.element($0)]) } ?? element).write(to: &text)
      case .element(let element): element.write(to: &text)
      }
    }
  }

  /// A formula as TeX has it: what a whole document of TeX has in it, or else between dollars.
  private var teX: String {
    var formula = ""
    for case .text(let part) in nodes { formula += part }
    if let start = formula.firstRange(of: "\\begin{document}")?.upperBound {
      let end = formula[start...].firstRange(of: "\\end{document}")?.lowerBound ?? formula.endIndex
      return String(formula[start..<end])
    }
    return formula.contains("$") ? formula : "$" + formula + "$"
  }
}
