#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
package struct Timestamp: Hashable, Sendable, Comparable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

  /// The moment of the call, by the clock of the system.
  package static func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let (seconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1000)
    return Timestamp(milliseconds: overflow ? .max : seconds &+ Int64(time.tv_nsec / 1_000_000))
  }

  /// The day in UTC, held within the years 1000 to 9999.
  package var date: PaperDate { date(offsetSeconds: 0) }

  /// The day at a place whose clocks are that many seconds ahead of UTC.
  package func date(offsetSeconds: Int) -> PaperDate {
    let offset = Int64(clamping: offsetSeconds).multipliedReportingOverflow(by: 1000).partialValue
    let (sum, overflow) = milliseconds.addingReportingOverflow(offset)
    return PaperDate(dayNumber: Self.split(overflow ? milliseconds : sum).day)
  }

  /// Whole days before a moment, and the milliseconds of its own day.
  static func split(_ milliseconds: Int64) -> (day: Int, milliseconds: Int) {
    let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    return remainder < 0
      ? (Int(quotient) - 1, Int(remainder) + 86_400_000) : (Int(quotient), Int(remainder))
  }
}
