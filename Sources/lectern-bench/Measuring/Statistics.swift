import Glibc

/// Figures over several runs of the same thing.
struct Distribution {
  private let sorted: [Double]

  init(_ values: [Double]) { sorted = values.sorted() }

  var count: Int { sorted.count }
  var max: Double { sorted.last ?? .nan }
  var median: Double { percentile(50) }

  /// The least value that so many of a hundred do not exceed.
  func percentile(_ percent: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let rank = Int((percent / 100 * Double(sorted.count)).rounded(.up))
    return sorted[min(sorted.count, Swift.max(1, rank)) - 1]
  }
}

/// The mean for ratios and for times of very different length: each counts by its factor.
func geometricMean(_ values: [Double]) -> Double {
  guard !values.isEmpty else { return .nan }
  // A time below what the clock can tell counts as a nanosecond.
  return exp(values.reduce(0) { $0 + log(max($1, 1e-6)) } / Double(values.count))
}

extension Duration {
  var milliseconds: Double { self / .milliseconds(1) }
}

/// The result of some work, and the milliseconds that it took.
func timed<Result>(_ body: () throws -> Result) rethrows -> (result: Result, milliseconds: Double) {
  let begun = ContinuousClock.now
  let result = try body()
  return (result, (ContinuousClock.now - begun).milliseconds)
}

/// The milliseconds of each of several runs.
func timings(_ count: Int, _ body: () throws -> Void) rethrows -> Distribution {
  Distribution(try (0..<count).map { _ in try timed(body).milliseconds })
}

/// The same of work that waits for others.
func timings(_ count: Int, awaiting body: () async throws -> Void) async rethrows -> Distribution {
  var all: [Double] = []
  for _ in 0..<count {
    let begun = ContinuousClock.now
    try await body()
    all.append((ContinuousClock.now - begun).milliseconds)
  }
  return Distribution(all)
}
