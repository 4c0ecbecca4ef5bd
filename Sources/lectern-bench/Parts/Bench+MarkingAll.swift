import Catalog
import Marks
import Papers
import Reader
import Terminal
import Themes

extension Bench {
  /// One mark on every paper of the library, with no terminal: asked, written to disk, shown, and taken back.
  func measureMarkingAll() throws -> Report.Part {
    let catalog = try openCatalog()
    var part = Report.Part("One mark on all \(catalog.count) papers, at one stroke")
    let file = MarkFile(folder: folder + "/all")
    let size = Size(width: 120, height: 36)
    var state = State(size: size, catalog: catalog, origin: .library, marks: file.load().table, theme: .plain)
    settle(&state, state.start(), file)
    for letter: Character in ["V", "m"] { settle(&state, press(letter, &state), file) }
    var effects: [Effect] = []
    let asking = timed { effects = press("y", &state) }.milliseconds
    var answers: [Message] = []
    let writing = timed { answers = perform(effects, file) }.milliseconds
    let showing = timed { for answer in answers { _ = update(&state, answer, at: .now()) } }.milliseconds
    part.add(Measurement("asking for it", asking, .milliseconds))
    part.add(Measurement("writing it to disk", writing, .milliseconds))
    part.add(Measurement("showing it", showing, .milliseconds))
    part.add(Measurement("together", asking + writing + showing, .milliseconds, target: .value(100)))
    let undoing = timed { settle(&state, press("u", &state), file) }.milliseconds
    part.add(Measurement("taking it back", undoing, .milliseconds))
    return part
  }

  private func press(_ letter: Character, _ state: inout State) -> [Effect] {
    update(&state, .input(.key(Key(.character(letter)))), at: .now())
  }

  private func perform(_ effects: [Effect], _ file: MarkFile) -> [Message] {
    effects.compactMap { effect -> Message? in
      guard case .mark(let request, let time, let number) = effect else { return nil }
      do throws(MarkFileError) {
        return .marked(number, .success(try file.perform(request, at: time)))
      } catch {
        return .marked(number, .failure(error))
      }
    }
  }

  private func settle(_ state: inout State, _ effects: [Effect], _ file: MarkFile) {
    for case .find(let question) in effects {
      guard let answer = question.answer(from: state.catalog, at: .now()) else { continue }
      _ = update(&state, .found(question.number, answer), at: .now())
    }
    for answer in perform(effects, file) { _ = update(&state, answer, at: .now()) }
  }
}
