import Papers

/// Names of sources, made of what the world calls them.
package enum SourceName {
  private static let longest = 40

  /// `nature-physics` of "Nature Physics", or else of the host; with a number where that is taken.
  ///
  /// - Parameter names: All names, in small letters, the new one afterwards among them.
  package static func unique(title: String, host: String, among names: inout Set<String>) -> String {
    let plain = [title, host].map(folded).first { !$0.isEmpty } ?? "feed"
    var name = plain
    var number = 2
    while !names.insert(name).inserted {
      name = "\(plain)-\(number)"
      number += 1
    }
    return name
  }

  /// The words of a text in letters and digits of ASCII, with hyphens between them.
  private static func folded(_ text: String) -> String {
    var name = ""
    for word in Folding.words(text) {
      let plain = word.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
      guard !plain.isEmpty else { continue }
      let longer = name.isEmpty ? plain : name + "-" + plain
      guard longer.utf8.count <= longest else { break }
      name = longer
    }
    return name
  }
}
