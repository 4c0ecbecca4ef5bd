/// Tells now and then how far one file has come.
struct ProgressReporter {
  /// The shortest time between two reports.
  private static let interval = Duration.milliseconds(80)

  private let file: String
  private let progress: (ImportProgress) -> Void
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now

  init(_ file: String, _ progress: @escaping (ImportProgress) -> Void) {
    self.file = file
    self.progress = progress
  }

  mutating func report(_ done: Int, of total: Int?, papers: Int) {
    let now = ContinuousClock.now
    guard now - last >= Self.interval else { return }
    last = now
    progress(ImportProgress(file: file, done: done, total: total, papers: papers, elapsed: now - start))
  }
}
