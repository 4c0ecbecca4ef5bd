/// The answers to all keys of the script, once through.
struct KeyRound {
  private let answers: [(press: KeyScript.Press, answer: TerminalSession.Answer)]

  init(_ session: TerminalSession) {
    answers = KeyScript.standard.presses.map { press in
      (press, session.press(press.key, quiet: press.group.quiet))
    }
  }

  /// How many presses had no answer.
  var silent: Int { answers.count { $0.answer.milliseconds == nil } }

  func times(_ belongs: (KeyScript.Press) -> Bool) -> Distribution {
    Distribution(answers.filter { belongs($0.press) }.compactMap(\.answer.milliseconds))
  }

  func bytes(_ belongs: (KeyScript.Press) -> Bool) -> Distribution {
    Distribution(answers.filter { belongs($0.press) }.map { Double($0.answer.bytes) })
  }

  /// The presses that were answered last of all, by name.
  func slowest(_ count: Int) -> [(name: String, milliseconds: Double)] {
    answers.filter { $0.press.group != .escape }.map { ($0.press.name, $0.answer.milliseconds ?? 0) }
      .sorted { $0.1 > $1.1 }.prefix(count).map { $0 }
  }
}

extension Report.Part {
  /// The figures of each kind of key: of every one the median over the rounds.
  mutating func add(_ rounds: [KeyRound], _ motions: [Distribution]) {
    let groups: [(String, (KeyScript.Press) -> Bool)] = [
      ("any key but Esc", { $0.group != .escape }), ("j", { $0.name == "j" }),
      ("a letter of a filter", { $0.group == .typing }), ("marks", { $0.group == .marking }),
      ("Esc", { $0.group == .escape }),
    ]
    func median(_ figure: (KeyRound) -> Double) -> Double { Distribution(rounds.map(figure)).median }
    func motion(_ percent: Double) -> Measurement.Reference? {
      guard !motions.isEmpty else { return nil }
      return .init(what: "vim's j", value: Distribution(motions.map { $0.percentile(percent) }).median)
    }
    for (name, belongs) in groups {
      let isCompared = name == "j" || name == "a letter of a filter"
      for percent in [50.0, 99] {
        // With a reference the ratio would be held to the target, so that this is two lines.
        let value = median { $0.times(belongs).percentile(percent) }
        add(
          Measurement(
            "\(name), p\(Int(percent))", value, .milliseconds, target: percent == 99 ? .value(16) : nil,
            note: percent == 50 ? "\(rounds.first?.times(belongs).count ?? 0) presses" : nil))
        if isCompared, let motion = motion(percent) {
          add(Measurement("\(name), p\(Int(percent)), against vim", value, .milliseconds, against: motion))
        }
      }
      add(Measurement("\(name), slowest", median { $0.times(belongs).max }, .milliseconds))
      add(Measurement("\(name), bytes p50", median { $0.bytes(belongs).median }, .bytes))
    }
    for (name, time) in rounds.last?.slowest(8) ?? [] {
      add(Measurement("slow: \(name)", time, .milliseconds))
    }
  }
}

extension KeyScript.Group {
  /// How long nothing comes when an answer has ended. While typing, an answer may come in two frames: the
  /// letter, and later the papers.
  fileprivate var quiet: Duration {
    switch self {
    case .typing, .choosing: .milliseconds(100)
    case .moving, .marking: .milliseconds(30)
    case .escape: .milliseconds(60)
    }
  }
}
