import FoundationEssentials
import Papers

extension Digest {
  /// A letter as RFC 5322 and MIME have it, as text and as a page, for `sendmail -t`.
  ///
  /// - Parameters: addresses that `MailAddress` has looked at.
  func mail(from: String?, to: String) -> String {
    // No line of base64 holds this.
    let boundary = "=_lectern_\(made.milliseconds)"
    var head = ["To: \(to)", "Subject: \(title)", "Date: \(made.mailDate)", "MIME-Version: 1.0"]
    if let from { head.insert("From: \(from)", at: 0) }
    head.append("Content-Type: multipart/alternative; boundary=\"\(boundary)\"")
    let parts = [("plain", text), ("html", html)].map { kind, text in
      "--\(boundary)\nContent-Type: text/\(kind); charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        + Data(text.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]) + "\n"
    }
    return head.joined(separator: "\n") + "\n\n" + parts.joined() + "--\(boundary)--\n"
  }
}

/// An address for a line of a letter's head.
enum MailAddress {
  /// Whether a text is a plain address such as `ada@example.org`, and nothing that could begin another line.
  static func isPlain(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !text.hasPrefix("-") && parts.allSatisfy { part in
      !part.isEmpty && part.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F && !"<>(),;:\"[]\\".unicodeScalars.contains($0) }
    }
  }
}

extension Timestamp {
  /// `Mon, 23 Nov 2026 08:00:00 +0000`
  var mailDate: String {
    let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let day = date
    let weekday = ((day.dayNumber % 7) + 7) % 7
    let clock = description.dropFirst(11).prefix(8)
    let month = months[min(max(1, day.month ?? 1), 12) - 1]
    return "\(days[weekday]), \(day.day ?? 1) \(month) \(day.year) \(clock) +0000"
  }
}
