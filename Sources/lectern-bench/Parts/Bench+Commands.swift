import Reader
import Terminal

extension Bench {
  /// Every key that is bound, answered and drawn, with no terminal and nothing written: in the list, in a list in
  /// groups, in a paper and in a triage.
  func measureCommands() throws -> Report.Part {
    let list = try SilentReader(openCatalog(), size: Size(width: 120, height: 36))
    var part = Report.Part("Every command of the keymap, of \(list.state.catalog.count) papers, without a terminal")
    let places: [(name: String, mode: Keymap.Mode, keys: String)] = [
      ("the list", .library, "G50k"), ("a list in groups", .library, "OtG50k"), ("a filtered list", .library, "/the <CR>"),
      ("a paper", .reading, "<CR>"), ("a triage", .triage, "i"),
    ]
    for place in places {
      var reader = list
      for key in KeyName.sequence(place.keys) ?? [] { reader.press(key) }
      add(Keymap.standard.bindings(in: place.mode), pressedBy: reader, in: place.name, to: &part)
    }
    part.remarks.append("Of each key the median of five, and what the first press took. Trends, figures and rules are worked out while the screen says so, and are left out.")
    return part
  }

  private func add(_ bindings: [Keymap.Binding], pressedBy reader: SilentReader, in place: String, to part: inout Report.Part) {
    let times = bindings.map { binding in
      let runs = (0..<5).map { _ in
        var reader = reader
        return timed {
          for key in binding.keys { reader.press(key) }
          _ = view(reader.state)
        }.milliseconds
      }
      return (name: "\(KeyName.name(of: binding.keys)) \(binding.invocation)", first: runs[0], usual: Distribution(runs).median)
    }
    let usual = Distribution(times.map(\.usual))
    part.add(Measurement("\(place), p50", usual.median, .milliseconds, note: "of \(times.count)"))
    part.add(Measurement("\(place), p99", usual.percentile(99), .milliseconds, target: .value(16)))
    part.add(Measurement("\(place), first presses, p99", Distribution(times.map(\.first)).percentile(99), .milliseconds))
    for time in times.sorted(by: { $0.usual > $1.usual }).prefix(3) {
      part.add(Measurement("slow in \(place): \(time.name)", time.usual, .milliseconds))
    }
  }
}
