extension Verdict {
  /// What has been done to a paper, in a word.
  var done: String {
    switch subject {
    case .mark(.starred): isSet ? "Starred" : "Star taken from"
    case .mark(.read): isSet ? "Read" : "Unread again"
    case .mark(.later): isSet ? "To read later" : "No longer to read"
    case .mark(.dismissed): isSet ? "Dismissed" : "Restored"
    case .tag(let tag): isSet ? "Tagged #\(tag)" : "No longer #\(tag)"
    case .snoozed(.day(let date)): isSet ? "Snoozed until \(date)" : "Back in the inbox"
    case .snoozed(.newVersion): isSet ? "Snoozed until a new version" : "Back in the inbox"
    }
  }

  /// The name of the step in the history.
  func deed(_ what: String) -> String {
    switch subject {
    case .mark(.starred), .mark(.dismissed): "\(done) \(what)"
    case .mark(.read): isSet ? "Read \(what)" : "\(done): \(what)"
    case .mark(.later), .tag, .snoozed: "\(done): \(what)"
    }
  }

  /// What will be done, to follow with how many.
  package var intent: String {
    switch subject {
    case .mark(.starred): isSet ? "Star" : "Take the star from"
    case .mark(.read): isSet ? "Mark as read:" : "Mark as unread:"
    case .mark(.later): isSet ? "To read later:" : "Take out of the to-read queue:"
    case .mark(.dismissed): isSet ? "Dismiss" : "Restore"
    case .snoozed: isSet ? "\(done.replacing("Snoozed", with: "Snooze")):" : "Back to the inbox:"
    case .tag(let tag): isSet ? "Tag with #\(tag):" : "Take #\(tag) from"
    }
  }
}

extension Verdict {
  /// Whether papers leave the inbox by it without having been read.
  var leaves: Bool {
    switch subject {
    case .mark(let mark): mark == .dismissed
    case .tag: false
    case .snoozed: true
    }
  }
}

extension Triage.Decision {
  /// What has been done to a paper, in a word.
  var done: String {
    switch self {
    case .star: "Starred"
    case .later: "To read later:"
    case .dismiss: "Dismissed"
    case .read: "Read"
    case .snooze: "Snoozed"
    case .keep: "Kept unread:"
    }
  }

  /// What became of a paper.
  var word: String {
    switch self {
    case .star: "starred"
    case .later: "to read"
    case .dismiss: "dismissed"
    case .read: "read"
    case .snooze: "snoozed"
    case .keep: "kept unread"
    }
  }
}
