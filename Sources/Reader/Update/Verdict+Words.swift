extension Verdict {
  /// What has been done to a paper, in a word.
  var done: String {
    switch subject {
    case .mark(.starred): isSet ? "Starred" : "Star taken from"
    case .mark(.read): isSet ? "Read" : "Unread again"
    case .mark(.later): isSet ? "To read later" : "No longer to read"
    case .mark(.dismissed): isSet ? "Dismissed" : "Restored"
    case .tag(let tag): isSet ? "Tagged #\(tag)" : "No longer #\(tag)"
    }
  }

  /// The name of the step in the history.
  func deed(_ what: String) -> String {
    switch subject {
    case .mark(.starred), .mark(.dismissed): "\(done) \(what)"
    case .mark(.read): isSet ? "Read \(what)" : "\(done): \(what)"
    case .mark(.later), .tag: "\(done): \(what)"
    }
  }

  /// What will be done, to follow with how many.
  package var intent: String {
    switch subject {
    case .mark(.starred): isSet ? "Star" : "Take the star from"
    case .mark(.read): isSet ? "Mark as read:" : "Mark as unread:"
    case .mark(.later): isSet ? "To read later:" : "Take out of the to-read queue:"
    case .mark(.dismissed): isSet ? "Dismiss" : "Restore"
    case .tag(let tag): isSet ? "Tag with #\(tag):" : "Take #\(tag) from"
    }
  }
}
