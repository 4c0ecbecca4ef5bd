/// The formats in which papers are handed to other programs.
package enum ExportFormat: String, Sendable, CaseIterable {
  case bibtex, ris
  case cslJSON = "csl-json"
  case markdown, html, csv, atom, jsonl
}
