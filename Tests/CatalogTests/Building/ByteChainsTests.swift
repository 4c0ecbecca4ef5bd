import TestSupport
import Testing

@testable import Catalog

@Suite("Chains of bytes")
struct ByteChainsTests {
  @Test("hold what was appended to each, in pieces of any size", arguments: [0, 1 << 16, 1 << 20])
  func appending(capacity: Int) {
    var random = SeededGenerator(seed: 3)
    var chains = ByteChains(capacity: capacity)
    var expected = [[UInt8]](repeating: [], count: 50)
    var all = expected.map { _ in chains.begin() }
    for _ in 0..<20_000 {
      // A few grow long.
      let place = min(Int.random(in: 0..<50, using: &random), Int.random(in: 0..<50, using: &random))
      let size = Int.random(in: 0...12, using: &random) == 0 ? 5000 : Int.random(in: 0...6, using: &random)
      let bytes = (0..<size).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      expected[place] += bytes
      bytes.withUnsafeBufferPointer { chains.append($0, to: &all[place]) }
    }
    for (chain, bytes) in zip(all, expected) {
      var copy = RawList<UInt8>()
      chains.copy(chain, to: &copy)
      #expect(Array(copy.elements) == bytes)
    }
  }
}
