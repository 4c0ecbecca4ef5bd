import Catalog
import Testing

@testable import lectern_bench

@Suite("Queries for both sides")
struct RivalQueryTests {
  @Test(
    "The rival's syntax becomes ours, which can be read",
    arguments: [
      ("n*", "n"), ("neural", "\"neural\""), ("neural network*", "\"neural\" network"),
      ("\"dark matter\" halo*", "\"dark matter\" halo"),
      ("deep nets OR kernels", "(\"deep\" \"nets\") OR (\"kernels\")"),
      ("galaxy cluster* NOT lens*", "\"galaxy\" cluster -lens"),
      ("title : graph*", "title:graph"), ("authors : hinton", "author:\"hinton\""),
      ("topics : hep", "topic:\"hep\""), ("NOT title : a*", "-title:a"),
    ])
  func translated(theirs: String, ours: String) throws {
    #expect(RivalQuery(theirs).ours == ours)
    _ = try Query.parse(ours)
  }

  @Test(
    "What has no translation has none",
    arguments: ["", "a AND b", "NEAR(a b)", "a OR", "body : a", "title :", "\"open", "a+b", "(a)", "*", "^a"])
  func untranslated(theirs: String) {
    #expect(RivalQuery(theirs).ours == nil)
  }

  @Test("Every query that is built in has a translation", arguments: RivalQueries.standard)
  func standard(theirs: String) {
    #expect(RivalQuery(theirs).ours != nil)
  }
}
