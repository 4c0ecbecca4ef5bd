/// The words before a colon in a query.
enum FieldName: String, CaseIterable {
  case title, abstract, author, topic, venue, source, id, year, date, added
  case `is`, has, tag, note, sort

  /// Reads a name in any case, `authors` and `topics` too.
  init?(typed name: some StringProtocol) {
    let name = name.lowercased()
    guard let field = FieldName(rawValue: name) ?? FieldName(rawValue: String(name.dropLast())),
      field.rawValue == name || (name.last == "s" && (field == .author || field == .topic))
    else { return nil }
    self = field
  }

  init(_ field: TextField) {
    switch field {
    case .title: self = .title
    case .abstract: self = .abstract
    case .authors: self = .author
    case .topics: self = .topic
    case .venue: self = .venue
    }
  }

  /// The text that its words are looked for in; nil for a field with a meaning of its own.
  var textField: TextField? {
    switch self {
    case .title: .title
    case .abstract: .abstract
    case .author: .authors
    case .venue: .venue
    default: nil
    }
  }

  /// All names as a list for a message.
  static let list = allCases.map { "\($0.rawValue):" }.joined(separator: " ")

  /// What its value may be, for a message.
  var expectation: String {
    switch self {
    case .title, .abstract, .author, .venue, .note: "a word, or a phrase in quotes"
    case .topic: "a topic such as cs or cs.CL"
    case .source: "a source such as arxiv"
    case .id: "an identifier such as 2401.01234"
    case .year: "a year or years, such as 2019, 2019..2023 or 2020.."
    case .date, .added: "a date or dates, such as 2024-03, 2024-03-01.., 2019..2023, 7d, 2w, 3m or 1y"
    case .is: Condition.MarkName.allCases.map(\.rawValue).joined(separator: ", ")
    case .has: Condition.Feature.allCases.map(\.rawValue).joined(separator: ", ")
    case .tag: "a tag"
    case .sort: Sort.Key.allCases.map(\.rawValue).joined(separator: ", ") + ", with - for the other way"
    }
  }
}
