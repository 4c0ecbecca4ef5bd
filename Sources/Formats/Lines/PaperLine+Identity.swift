import Glibc
import Papers

extension PaperLine {
  /// Reads what a line is found by and passes over the rest, which is several times quicker than decoding it;
  /// nil when `decode` would fail.
  static func keys(_ bytes: UnsafeRawBufferPointer) -> PaperKeys? {
    var json = JSONScanner(bytes)
    var id: PaperID?
    var aliases: [PaperID] = []
    var title: String?
    var published: PaperDate?
    do throws(JSONError) {
      try json.openObject()
      while let key = try json.nextKey() {
        switch key {
        case "id": id = try json.identityIfAny() ?? id
        case "aliases": aliases = try json.identities()
        case "title": title = try json.lineIfAny()
        case "published": published = try json.dateIfAny()
        default: try json.skip()
        }
      }
      try json.end()
    } catch {
      return nil
    }
    guard let title else { return nil }
    guard let id = id ?? fallback(bytes) else { return nil }
    return PaperKeys([id] + aliases, title: title, published: published)
  }

  private static func fallback(_ bytes: UnsafeRawBufferPointer) -> PaperID? {
    do throws(PaperLineError) { return try decode(bytes).id } catch { return nil }
  }

  /// Whether two lines that were written by `encode` tell of the same paper, whenever it came into a library.
  ///
  /// They do when nothing but the text of `added` differs: it is the last member but for the aliases, and
  /// within a text its quotes would be escaped.
  static func isSame(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
    guard let added = addedText(one), let otherAdded = addedText(other) else { return false }
    return areEqual(one[..<added.lowerBound], other[..<otherAdded.lowerBound])
      && areEqual(one[added.upperBound...], other[otherAdded.upperBound...])
  }

  private static func areEqual(
    _ one: Slice<UnsafeRawBufferPointer>, _ other: Slice<UnsafeRawBufferPointer>
  ) -> Bool {
    let (one, other) = (UnsafeRawBufferPointer(rebasing: one), UnsafeRawBufferPointer(rebasing: other))
    guard one.count == other.count, let base = one.baseAddress, let otherBase = other.baseAddress else {
      return one.count == other.count
    }
    return memcmp(base, otherBase, one.count) == 0
  }

  /// Where the text of `added` stands in a line: near its end, where the search begins.
  private static func addedText(_ line: UnsafeRawBufferPointer) -> Range<Int>? {
    let key: StaticString = #","added":""#
    let length = key.utf8CodeUnitCount
    guard let base = line.baseAddress else { return nil }
    var start = line.count - length
    while start >= 0, memcmp(base + start, key.utf8Start, length) != 0 { start -= 1 }
    guard start >= 0 else { return nil }
    let text = start + length
    return line[text...].firstIndex(of: UInt8(ascii: "\"")).map { text..<$0 }
  }
}
