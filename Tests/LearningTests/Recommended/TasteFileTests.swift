import Catalog
import Papers
import Testing

@testable import Learning

@Suite("The file of what was learned")
struct TasteFileTests {
  private let taste = Taste(weights: [
    Trait(.word, "survey"): -0.25, Trait(.author, "Ada Able"): 0.1, Trait(.venue, "A \"Journal\", 2"): 1e-7,
    Trait(.topic, "cs.CL"): .pi, Trait(.word, "erdos"): 3,
  ])

  @Test("says all of it, and is the same at every run")
  func roundTrip() {
    let text = taste.text(madeFrom: 77)
    #expect(Taste(text: text, madeFrom: 77) == taste)
    #expect(text.hasPrefix("lectern taste 2\nmade from 4d\nauthor\t0.1\tAda Able\ntopic"))
    #expect(Taste(text: text, madeFrom: 77)?.text(madeFrom: 77) == text)
    #expect(Taste(text: Taste(weights: [:]).text(madeFrom: 1), madeFrom: 1) == Taste(weights: [:]))
  }

  @Test("is none when it was made from other papers or marks, or by another version")
  func others() {
    let text = taste.text(madeFrom: 77)
    #expect(Taste(text: text, madeFrom: 78) == nil)
    #expect(Taste(text: text.replacing("taste 2", with: "taste 1"), madeFrom: 77) == nil)
  }

  @Test("is none when any byte of it is another, or an end is missing")
  func damage() {
    let bytes = Array(taste.text(madeFrom: 77).utf8)
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 1
      #expect(Taste(text: String(decoding: damaged, as: UTF8.self), madeFrom: 77) == nil, "byte \(place)")
      #expect(Taste(text: String(decoding: bytes[..<place], as: UTF8.self), madeFrom: 77) == nil, "cut at \(place)")
    }
    #expect(Taste(text: "", madeFrom: 0) == nil)
  }

  @Test("is told apart by papers and marks")
  func sources() {
    let library = catalog((0..<6).map { paper($0, "Paper \($0)") })
    let other = catalog((0..<7).map { paper($0, "Paper \($0)") })
    let examples = [
      TasteExamples(liked: [Row(0), Row(1)]), TasteExamples(liked: [Row(0)], dismissed: [Row(1)]),
      TasteExamples(liked: [Row(0)], left: [Row(1)]), TasteExamples(liked: [Row(0), Row(2)]),
    ]
    let fingerprints = examples.map { $0.fingerprint(in: library) } + [examples[0].fingerprint(in: other)]
    #expect(Set(fingerprints).count == 5)
    #expect(examples[0].fingerprint(in: library) == fingerprints[0])
  }
}
