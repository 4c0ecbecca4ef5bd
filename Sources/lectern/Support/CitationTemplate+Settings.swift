import Configuration
import Papers

extension Settings {
  /// How keys of bibliographies are made; the usual way where the settings have no template that makes sense.
  var citationTemplate: CitationTemplate { citationKey.flatMap { CitationTemplate($0) } ?? .usual }

  /// What is wrong with templates, a line each.
  func templateProblems(file: String) -> [String] {
    [("citation_key", citationKey), ("pdf_name", pdfName)].compactMap { key, text in
      guard let text, CitationTemplate(text) == nil else { return nil }
      return Standard.clean("\(file): \(key): \(CitationTemplate.expectation), not \"\(text)\"")
    }
  }
}

extension CitationTemplate {
  static var expectation: String {
    let fields = Field.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")
    return "expected letters, digits, any of :._/+- and at least one of \(fields)"
  }
}
