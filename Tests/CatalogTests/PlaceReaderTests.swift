import TestSupport
import Testing

@testable import Catalog

@Suite("Numbers of seven bits a byte")
struct VarintReaderTests {
  private static func numbers(using random: inout SeededGenerator) -> [UInt64] {
    let greatest: [UInt64] = [0x7F, 0x80, 0x3FFF, 0x4000, 0xFFFF_FFFF, .max]
    return (0..<200).map { _ in UInt64.random(in: 0...(greatest.randomElement(using: &random) ?? 0), using: &random) }
  }

  @Test("are passed over and read quickly as they are read one after another")
  func skipping() {
    var random = SeededGenerator(seed: 4)
    let numbers = Self.numbers(using: &random)
    var bytes: [UInt8] = []
    numbers.forEach { bytes.appendVarint($0) }
    bytes.withUnsafeBufferPointer { bytes in
      for skipped in 0..<numbers.count {
        var reader = VarintReader(bytes)
        reader.skip(skipped)
        #expect(reader.nextShort() == numbers[skipped])
        if skipped + 1 < numbers.count { #expect(reader.next() == numbers[skipped + 1]) }
        reader.skip(numbers.count)
        #expect(reader.isAtEnd)
        #expect(reader.nextShort() == 0)
      }
    }
  }

  @Test("of senseless bytes never lead out of them")
  func senseless() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      bytes.withUnsafeBufferPointer { bytes in
        var reader = VarintReader(bytes)
        while !reader.isAtEnd {
          let before = reader.position
          switch Int.random(in: 0..<3, using: &random) {
          case 0: _ = reader.nextShort()
          case 1: reader.skip(Int.random(in: 1...20, using: &random))
          default: _ = reader.next()
          }
          #expect(reader.position > before && reader.position <= bytes.count)
        }
      }
    }
  }
}

@Suite("The places of a block's rows")
struct PlaceReaderTests {
  private struct Places: PlaceVisitor {
    var found: [UInt64] = []
    /// How many are wanted.
    var most = Int.max

    mutating func visit(field: UInt8, place: UInt64) -> Bool {
      #expect(field == TextField.abstract.rawValue)
      found.append(place)
      return found.count < most
    }
  }

  @Test("are found whatever rows are passed over", arguments: [1, 2, 63, 64])
  func passing(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    var bytes: [UInt8] = []
    var several: UInt64 = 0
    let rows = (0..<count).map { _ in
      (0..<(Bool.random(using: &random) ? 1 : Int.random(in: 2...90, using: &random)))
        .map { _ in UInt64.random(in: 0...20_000, using: &random) }.sorted()
    }
    for (row, places) in rows.enumerated() {
      var code: [UInt8] = []
      for (place, before) in zip(places, [0] + places) { code.appendVarint(place - before) }
      if places.count > 1 {
        several |= 1 << UInt64(row)
        bytes.appendVarint(UInt64(code.count))
      }
      bytes += code
    }
    for _ in 0..<50 {
      bytes.withUnsafeBufferPointer { bytes in
        var reader = PlaceReader(VarintReader(bytes), several: several)
        for row in 0..<count where Int.random(in: 0..<4, using: &random) == 0 {
          reader.pass(to: row)
          var places = Places()
          places.most = Int.random(in: 1...100, using: &random)
          reader.read(fields: TextField.abstract.bit, &places)
          #expect(places.found == Array(rows[row].prefix(places.most)))
        }
        reader.pass(to: 64)
        #expect(reader.places.isAtEnd)
      }
    }
  }
}
