import Papers
import Terminal
import Themes

extension State {
  /// Writes what is seen, without the line that asked for it, into a new file.
  func screenshot(_ path: String?, at now: Timestamp) -> [Effect] {
    let picture = Picture(view(self), palette: theme.variant == .dark ? .dark : .light)
    return [.writePicture(picture, path: path ?? "lectern-\(now.digits).svg")]
  }
}

extension Timestamp {
  /// `20261123-080000`
  fileprivate var digits: String {
    String(description.prefix(19).compactMap { $0 == "T" ? "-" : $0.isNumber ? $0 : nil })
  }
}
