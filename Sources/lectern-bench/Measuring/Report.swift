import FoundationEssentials
import Glibc

/// Everything that was measured, by part.
struct Report: Codable {
  struct Part: Codable {
    var title: String
    var measurements: [Measurement]
    /// Sentences about what could not be measured, and the like.
    var remarks: [String]
  }

  var parts: [Part] = []
  /// Sentences about the run as a whole.
  var remarks: [String] = []

  /// Says something, here and in the JSON.
  mutating func note(_ remark: String) {
    print(remark)
    remarks.append(remark)
  }

  /// Takes in a part and prints its table, with how busy the machine was.
  mutating func add(_ part: Part) {
    var part = part
    part.remarks.append(MachineLoad.sentence("After this part"))
    print(part.table, terminator: "\n\n")
    fflush(nil)
    parts.append(part)
  }

  var json: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
  }
}

extension Report.Part {
  /// The part as an aligned table.
  var table: String {
    let head = ["", "measured", "against", "ratio", "target", ""]
    let rows = [head] + measurements.map(\.cells)
    let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { cells in
      let aligned = zip(cells, widths).enumerated().map { column, cell in
        // Figures stand under each other by their ends, words by their beginnings.
        column == 0 || column == 2 ? cell.0.filled(to: cell.1) : cell.0.filledBefore(to: cell.1)
      }
      return aligned.joined(separator: "  ").trimmedAtEnd
    }
    return ([title] + lines + remarks.map { "  " + $0 }).joined(separator: "\n")
  }
}

extension Measurement {
  fileprivate var cells: [String] {
    let limit = target.map { target in
      (target.bound == .atMost ? "≤ " : "≥ ") + target.limit.short
        + (target.isForRatio ? "×" : " \(unit.rawValue)")
    }
    return [
      "  " + what + (note.map { "  (\($0))" } ?? ""),
      "\(value.short) \(unit.rawValue)".trimmedAtEnd,
      reference.map { "\($0.what): \($0.value.short) \(unit.rawValue)" } ?? "",
      ratio.map { "\($0.short)×" } ?? "", limit ?? "",
      isMet.map { $0 ? "ok" : "MISSED" } ?? "",
    ]
  }
}

extension Double {
  /// Three digits that count.
  fileprivate var short: String {
    guard isFinite else { return "?" }
    let digits = magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 3
    let scale = [1, 10, 100, 1000][digits]
    let scaled = (magnitude * Double(scale)).rounded()
    guard scaled < 1e15 else { return "\(self)" }
    let (whole, part) = Int(scaled).quotientAndRemainder(dividingBy: scale)
    let fraction = digits == 0 ? "" : "." + String(part).filledBefore(to: digits, with: "0")
    return (self < 0 ? "-" : "") + "\(whole)\(fraction)"
  }
}

extension String {
  fileprivate func filled(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func filledBefore(to width: Int, with filler: Character = " ") -> String {
    String(repeating: filler, count: max(0, width - count)) + self
  }

  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
