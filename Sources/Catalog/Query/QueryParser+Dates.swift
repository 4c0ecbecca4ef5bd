import Papers

extension QueryParser {
  /// Reads `2019`, `2024-03`, `2024-03-09`, two of them with `..` between, one with `..` on a side, or `7d`.
  func dateSpan(
    _ text: String, of field: FieldName, at place: Range<Int>
  ) throws(QueryError) -> DateSpan {
    let span: DateSpan?
    let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
    if ends.count == 2 {
      span = range(ends[0], ends[1], of: field)
    } else {
      span = relative(text, of: field) ?? date(text[...], of: field).map { .days(from: $0, through: $0) }
    }
    guard let span else {
      throw QueryError(
        "\(text) is no \(field == .year ? "year" : "date")", at: place, expected: field.expectation,
        isIncomplete: isAtEnd && text.allSatisfy { $0.isNumber || $0 == "-" || $0 == "." })
    }
    if span.isReversed {
      throw QueryError(
        "The first date is after the second", at: place, expected: "the earlier one first",
        isIncomplete: false)
    }
    return span
  }

  private func range(_ from: Substring, _ through: Substring, of field: FieldName) -> DateSpan? {
    guard !(from.isEmpty && through.isEmpty) else { return nil }
    let (first, last) = (date(from, of: field), date(through, of: field))
    guard from.isEmpty || first != nil, through.isEmpty || last != nil else { return nil }
    return .days(from: first, through: last)
  }

  private func date(_ text: Substring, of field: FieldName) -> PaperDate? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...(field == .year ? 1 : 3)).contains(parts.count), parts[0].count == 4 else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard (1...4).contains(part.count), part.allSatisfy({ $0.isASCII && $0.isNumber }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    return PaperDate(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil
    )
  }

  private func relative(_ text: String, of field: FieldName) -> DateSpan? {
    guard field != .year, let last = text.last, let unit = DateSpan.Unit(rawValue: last.lowercased()),
      let count = Int(text.dropLast()), (0...100_000).contains(count), text.first?.isNumber == true
    else { return nil }
    return .last(count, unit)
  }
}
