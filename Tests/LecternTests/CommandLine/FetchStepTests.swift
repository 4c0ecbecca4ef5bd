import Reader
import Testing

@testable import lectern

@Suite("What a process that fetches tells the reader")
struct FetchStepTests {
  @Test("comes back as it was")
  func roundTrip() {
    let step = FetchStep(source: "a\"b", papers: 3, added: 1, total: 9, problem: "\\ no", isDone: true)
    #expect(FetchStep(json: step.json.utf8) == step)
    #expect(FetchStep(json: "{}".utf8) == nil && FetchStep(json: "nonsense".utf8) == nil)
    #expect(FetchStep(json: "{\"source\":\"a\",\"papers\":1e300}".utf8)?.papers == 0)
  }
}
