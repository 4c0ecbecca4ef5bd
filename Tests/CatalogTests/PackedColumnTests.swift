import Testing

@testable import Catalog

@Suite("A packed column")
struct PackedColumnTests {
  private static func column(_ bytes: [UInt8]) -> PackedColumn {
    PackedColumn(Column(CheckedBytes(ByteStore(bytes), sums: nil), 0..<bytes.count))
  }

  @Test(
    "gives back every number, in as few bytes as their span takes",
    arguments: [
      ([], 0), ([7], 0), ([-3, -3, -3], 0), ([5, 260, 5], 1), ([0, 256], 2), ([-1, 65_535], 4), ([1, 0, 1 << 32], 8),
      ([.min, 0, .max], 8), ([.min, .min], 0), ([.max, .max - 255], 1),
    ] as [([Int64], Int)])
  func numbers(numbers: [Int64], width: Int) {
    let bytes = PackedColumn.packed(numbers)
    #expect(bytes.count == 24 + numbers.count * width)
    let column = Self.column(bytes)
    #expect(column.count == numbers.count)
    #expect(numbers.indices.map { column[$0] } == numbers)
    #expect(column.withValues { value in numbers.indices.map { Int64(value($0)) } } == numbers)
    for number in numbers {
      for end in [0, 1, numbers.count / 2, numbers.count, .max] {
        let rows = column.rows(before: end) { $0 == number }
        #expect(rows.map(\.index) == numbers.prefix(end).indices.filter { numbers[$0] == number })
      }
    }
    #expect(column.rows(before: .max) { _ in true }.count == numbers.count)
  }

  @Test("of bytes that cannot be one has no numbers")
  func senseless() {
    let good = PackedColumn.packed([1, 500, 3])
    for bytes in [[], Array(good.dropLast()), good + [0], Array(good.prefix(20)), [UInt8](repeating: 0xFF, count: 40)] {
      let column = Self.column(bytes)
      #expect(column.count == 0)
      #expect(column.rows(before: .max) { _ in true }.isEmpty)
      _ = (column[-1], column[0], column[.max])
    }
  }
}
