/// One line of the report.
struct Measurement: Codable {
  enum Unit: String, Codable {
    case milliseconds = "ms"
    case microseconds = "µs"
    case seconds = "s"
    case bytes = "B"
    case megabytes = "MB"
    case perSecond = "/s"
    case megabytesPerSecond = "MB/s"
    case count = ""
  }

  /// Something else that was measured in the same run and in the same unit.
  struct Reference: Codable {
    var what: String
    var value: Double
  }

  /// What is asked of the ratio where there is a reference, and else of the value.
  struct Target: Codable {
    enum Bound: String, Codable {
      case atMost, atLeast
    }

    var limit: Double
    var bound: Bound
    var isForRatio: Bool

    static func ratio(_ limit: Double) -> Target { Target(limit: limit, bound: .atMost, isForRatio: true) }
    static func value(_ limit: Double) -> Target { Target(limit: limit, bound: .atMost, isForRatio: false) }
    static func atLeast(_ limit: Double) -> Target {
      Target(limit: limit, bound: .atLeast, isForRatio: false)
    }
  }

  var what: String
  var value: Double
  var unit: Unit
  var reference: Reference?
  var target: Target?
  /// What else there is to say, such as how many papers a query found.
  var note: String?

  init(
    _ what: String, _ value: Double, _ unit: Unit, against reference: Reference? = nil,
    target: Target? = nil, note: String? = nil
  ) {
    (self.what, self.value, self.unit) = (what, value, unit)
    (self.reference, self.target, self.note) = (reference, target, note)
  }

  var ratio: Double? { reference.map { value / $0.value } }

  /// Nil without a target, or where its reference could not be measured.
  var isMet: Bool? {
    guard let target else { return nil }
    guard let figure = target.isForRatio ? ratio : value, figure.isFinite else { return nil }
    return target.bound == .atMost ? figure <= target.limit : figure >= target.limit
  }
}
