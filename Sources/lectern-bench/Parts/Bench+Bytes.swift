import Marks
import Reader
import Terminal
import Themes

extension Bench {
  /// What a key sends to the terminal, against the text of the cells that it changed.
  ///
  /// The same keys are pressed in a reader without a terminal, whose frames before and after are compared.
  func measureBytes() throws -> Report.Part {
    var part = Report.Part("Bytes sent to the terminal, against the text that changed")
    let scripts = [("j", [String](repeating: "j", count: 60)), ("a filter", Self.filterKeys)]
    for (name, keys) in scripts {
      let session = try TerminalSession(reader(), settings: settings)
      defer { session.end("\u{1B}\u{1B}Q") }
      _ = try session.wait(for: listSigns)
      session.settle()
      let sent = keys.map { Double(session.press($0, quiet: .milliseconds(60)).bytes) }
      let changed = try changedBytes(keys).map(Double.init)
      part.add(Measurement("\(name), median", Distribution(sent).median, .bytes))
      part.add(
        Measurement(
          "\(name), all together", sent.reduce(0, +), .bytes,
          against: .init(what: "changed", value: changed.reduce(0, +)), target: .ratio(2),
          note: "\(keys.count) keys"))
    }
    return part
  }

  private static let filterKeys = ["neural network", "dark matter", "author:w"].flatMap { text in
    ["/"] + text.map(String.init) + ["\r", "c"]
  }

  /// The bytes of text in the cells that each key changed.
  private func changedBytes(_ keys: [String]) throws -> [Int] {
    var reader = try SilentReader(openCatalog(), size: Size(width: 120, height: 36), countsTopics: true)
    var before = view(reader.state)
    return keys.map { key in
      reader.press(key == "\r" ? .enter : .character(key.first ?? " "))
      let after = view(reader.state)
      defer { before = after }
      return zip(before.cells, after.cells).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : $1.1.text.utf8.count) }
    }
  }
}
