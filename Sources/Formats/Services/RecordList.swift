/// The records in the answer of a service, which has them in a list at one of a few known places:
///
///     {"results": […]}                    OpenAlex
///     {"message": {"items": […]}}         Crossref; also {"message": {…}} for one work
///     {"data": […]}                       Semantic Scholar
///     {"resultList": {"result": […]}}     Europe PMC
///     {"result": {"hits": {"hit": […]}}}  DBLP
///     {"collection": […]}                 bioRxiv
///     {"hits": {"hits": […]}}             Zenodo
struct RecordList {
  private static let deepest = 4

  private let bytes: UnsafeRawBufferPointer
  private var ranges: [Range<Int>] = []
  private var isList = false

  /// Nil when there is no such list, though one may be empty.
  init?(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    var json = JSONScanner(bytes)
    do throws(JSONError) { try search(&json, depth: 0) } catch { return nil }
    guard isList else { return nil }
  }

  /// Calls `body` with each record and how many lines below the beginning it starts.
  func forEach(_ body: (Int, UnsafeRawBufferPointer) -> Void) {
    var (line, counted) = (0, 0)
    for range in ranges {
      line += bytes[counted..<range.lowerBound].count { $0 == 0x0A }
      counted = range.lowerBound
      body(line, UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
  }

  private mutating func search(_ json: inout JSONScanner, depth: Int) throws(JSONError) {
    guard try json.kind() == .object, depth < Self.deepest else { return try json.skip() }
    try json.openObject()
    while let key = try json.nextKey() {
      switch key {
      case "results", "items", "data", "collection", "recommendedPapers", "papers", "hit", "hits", "result":
        try take(&json, depth)
      case "resultList": try search(&json, depth: depth + 1)
      case "message":
        let start = json.offset
        let found = ranges.count
        let wasList = isList
        try take(&json, depth)
        if !isList, !wasList, ranges.count == found { add(start..<json.offset) }
      default: try json.skip()
      }
    }
  }

  /// Takes the elements of an array; looks further in an object.
  private mutating func take(_ json: inout JSONScanner, _ depth: Int) throws(JSONError) {
    guard try json.kind() == .array else { return try search(&json, depth: depth + 1) }
    isList = true
    try json.openArray()
    while try json.nextElement() {
      let isRecord = try json.kind() == .object
      let start = json.offset
      try json.skip()
      if isRecord { add(start..<json.offset) }
    }
  }

  private mutating func add(_ range: Range<Int>) {
    isList = true
    ranges.append(range)
  }
}
