/// The reader in words, for whoever hears it or feels it rather than sees it: what a frame is to a screen, this is to a
/// terminal that is written on line after line.
///
/// It is made of a state alone, as a frame is. What is said after a key is what differs from what was said before, a
/// line for each change, and last the line on which the cursor is to stay: the selected paper, entry or text.
package struct Narration: Sendable, Equatable {
  /// What is under way: reading the library, fetching, keys that go on.
  var activity = ""
  var notice = ""
  /// What the list shows, and how many papers.
  var place = ""
  /// What is selected.
  var subject = Subject()
  /// The paper that is read or decided on, a paragraph a line.
  var page: [String] = []
  /// Where in it the reader is.
  var passage = ""
  /// What lies over the list, line by line.
  var popup: [String] = []
  /// What is selected in it.
  var choice = ""
  /// The line that is typed, with what stands before it.
  var typed: String?

  /// Something selected: what it is, and how it stands.
  struct Subject: Sendable, Equatable {
    /// Its place among others: `3 of 76`.
    var position = ""
    /// What is marked, in words.
    var marks = ""
    var text = ""

    var line: String { [position, marks, text].filter { !$0.isEmpty }.joined(separator: ". ") }
  }

  /// A line to be written.
  package struct Line: Sendable, Equatable {
    package var text: String
    /// Whether it may be the last one with more at its end.
    package var continues = false
  }

  /// What is to be said now.
  ///
  /// - Parameter old: what was said before; nil at the start.
  package func lines(after old: Narration?) -> [Line] {
    let old = old ?? Narration()
    var lines: [String] = []
    func say(_ new: String, unlike before: String) { if new != before, !new.isEmpty { lines.append(new) } }
    say(activity, unlike: old.activity)
    say(notice, unlike: old.notice)
    let isBack = typed == nil && old.typed != nil || popup.isEmpty && !old.popup.isEmpty || page.isEmpty && !old.page.isEmpty
    say(place, unlike: old.place)
    if !page.isEmpty, page != old.page {
      // Of the same paper, only what is new: a tag, a note.
      let known = subject.text == old.subject.text ? Set(old.page) : []
      lines += page.filter { !known.contains($0) }
    } else if typed == nil, popup.isEmpty {
      sayPaper(after: old, isBack: isBack, into: &lines)
    }
    if !popup.isEmpty {
      let known = Set(old.popup)
      lines += popup.filter { !known.contains($0) }
      say(choice, unlike: old.popup.isEmpty ? "" : old.choice)
    }
    var result = lines.map { Line(text: $0) }
    if let typed, typed != old.typed || !lines.isEmpty {
      result.append(Line(text: typed, continues: lines.isEmpty && old.typed != nil))
    }
    return result
  }

  private func sayPaper(after old: Narration, isBack: Bool, into lines: inout [String]) {
    if !page.isEmpty {
      if subject.marks != old.subject.marks { lines.append(subject.marks) }
      if passage != old.passage, !passage.isEmpty { lines.append(passage) }
    } else if isBack || (subject.position, subject.text) != (old.subject.position, old.subject.text) {
      if !subject.line.isEmpty { lines.append(subject.line) }
    } else if subject.marks != old.subject.marks {
      lines.append(subject.marks)
    }
  }
}
