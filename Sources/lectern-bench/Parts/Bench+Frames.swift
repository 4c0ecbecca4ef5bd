import Catalog
import Marks
import Papers
import Reader
import Terminal
import Themes

extension Bench {
  /// Drawing and updating, with no terminal.
  func measureFrames() throws -> Report.Part {
    var part = Report.Part("The reader itself, without a terminal, median of 200")
    let catalog = try openCatalog()
    let theme = (try? ThemeLibrary().load(ThemeLibrary.defaultName(for: .dark))) ?? .plain
    for size in [Size(width: 120, height: 36), Size(width: 300, height: 100)] {
      var state = State(size: size, catalog: catalog, origin: .library, marks: MarkTable(), theme: theme)
      settle(&state, state.start())
      let name = "\(size.width)×\(size.height)"
      let drawing = timings(200) {
        press("j", &state)
        _ = view(state)
      }
      let updating = timings(200) { press("j", &state) }
      part.add(Measurement("draw a frame, \(name)", drawing.median * 1000, .microseconds))
      part.add(Measurement("update by j, \(name)", updating.median * 1000, .microseconds))
    }
    var themes: [Theme] = []
    let loading = timings(20) { themes = ThemeLibrary().names.compactMap { try? ThemeLibrary().load($0) } }
    part.add(Measurement("load all themes", loading.median * 1000, .microseconds, note: "\(themes.count)"))
    return part
  }

  private func press(_ letter: Character, _ state: inout State) {
    settle(&state, update(&state, .input(.key(Key(.character(letter)))), at: .now()))
  }

  /// Answers at once what the state asks of the catalog.
  private func settle(_ state: inout State, _ effects: [Effect]) {
    for case .find(let question) in effects {
      guard let answer = question.answer(from: state.catalog, at: .now()) else { continue }
      _ = update(&state, .found(question.number, answer), at: .now())
    }
  }
}
