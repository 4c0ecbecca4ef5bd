import Reader
import Terminal
import Themes

extension Bench {
  /// Drawing and updating, with no terminal.
  func measureFrames() throws -> Report.Part {
    var part = Report.Part("The reader itself, without a terminal, median of 200")
    for size in [Size(width: 120, height: 36), Size(width: 300, height: 100)] {
      var reader = try SilentReader(openCatalog(), size: size)
      let name = "\(size.width)×\(size.height)"
      let drawing = timings(200) {
        reader.press(.character("j"))
        _ = view(reader.state)
      }
      let updating = timings(200) { reader.press(.character("j")) }
      part.add(Measurement("draw a frame, \(name)", drawing.median * 1000, .microseconds))
      part.add(Measurement("update by j, \(name)", updating.median * 1000, .microseconds))
    }
    var themes: [Theme] = []
    let loading = timings(20) { themes = ThemeLibrary().names.compactMap { try? ThemeLibrary().load($0) } }
    part.add(Measurement("load all themes", loading.median * 1000, .microseconds, note: "\(themes.count)"))
    return part
  }
}
