import Testing

@testable import lectern_bench

@Suite("Figures over several runs")
struct StatisticsTests {
  @Test("A percentile is the least value that so many do not exceed")
  func percentiles() {
    let distribution = Distribution((1...200).map(Double.init).shuffled())
    #expect(distribution.median == 100)
    #expect(distribution.percentile(99) == 198)
    #expect(distribution.max == 200)
    #expect(Distribution([7]).percentile(99) == 7)
    #expect(Distribution([]).median.isNaN)
  }

  @Test("A target holds for the ratio or the value, from above or from below")
  func targets() {
    let reference = Measurement.Reference(what: "other", value: 10)
    #expect(Measurement("", 20, .seconds, against: reference, target: .ratio(2)).isMet == true)
    #expect(Measurement("", 21, .seconds, against: reference, target: .ratio(2)).isMet == false)
    #expect(Measurement("", 21, .seconds, target: .ratio(2)).isMet == nil)
    #expect(Measurement("", 16, .milliseconds, target: .value(16)).isMet == true)
    #expect(Measurement("", 39, .megabytesPerSecond, target: .atLeast(40)).isMet == false)
  }

  @Test("The geometric mean counts each by its factor")
  func mean() {
    #expect(abs(geometricMean([1, 100]) - 10) < 1e-9)
  }
}
