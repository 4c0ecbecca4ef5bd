import Papers
import Terminal

/// A terminal: shows the reader, tells what is typed, and can be left for a while.
package protocol Device: ~Copyable {
  /// The extent of the terminal now.
  var size: Size { get }
  /// Shows how the reader stands.
  mutating func show(_ state: State)
  /// What came in within `timeout` milliseconds (-1 for ever), or as soon as `wake` is readable.
  ///
  /// - Parameter readsKeys: whether keys are wanted, or else stay where they are until they are.
  mutating func waitForInput(timeout: Int32, wake: Int32, readsKeys: Bool) -> [ScreenEvent]
  /// Shows everything again, as if the terminal had forgotten it.
  mutating func redraw()
  /// Puts text on the clipboard of the machine that the terminal runs on; false when it is too long.
  @discardableResult
  func copyToClipboard(_ text: String) -> Bool
  /// Gives the terminal to a program until that ends.
  mutating func run(_ program: TerminalProgram) -> TerminalProgram.Ending
  /// Gives the terminal back, stops the process as ^Z does, and takes the terminal again.
  mutating func stop()
}

extension Device where Self: Screen & ~Copyable {
  package mutating func show(_ state: State) { present(view(state)) }
}

/// Does what `update` asks for; answers come through the mailbox.
package protocol EffectRunner: Sendable {
  func run(_ effect: Effect, in state: State, mailbox: Mailbox)
  /// The program for an errand, with all made ready for it; nil when that failed, which is said.
  func program(for errand: Errand, mailbox: Mailbox) -> TerminalProgram?
  /// What follows when the program of an errand has ended.
  func conclude(_ errand: Errand, _ ending: TerminalProgram.Ending, mailbox: Mailbox)
}

/// How the program came to its end.
package enum ProgramEnding: Equatable, Sendable {
  case quit
  case signal(Int32)
  case hangUp
}

/// The loop: wait, update, draw.
package struct Program<D: Device & ~Copyable>: ~Copyable {
  private var device: D
  package private(set) var state: State
  private let runner: any EffectRunner
  private let mailbox: Mailbox
  /// Typed, but aimed at what an answer that has not come yet will show.
  private var held: [Input] = []
  /// Whether an urgent key has opened what lies over the list that `held` is aimed at.
  private var isAside = false
  /// From so many on no more are read: whoever types or pastes faster than the reader answers fills the terminal's
  /// own buffer, and no memory here.
  private static var mostHeld: Int { 1_000 }
  private var ending: ProgramEnding?
  /// Whether anything happened since the last frame.
  private var isStale = true

  /// For an answer that is about to come, drawing waits this many milliseconds, so that one key gives one
  /// frame, within a frame's time at 60 Hz.
  private static var patience: Int64 { 12 }
  /// For counts that come after the answer it waits no longer than this.
  private static var patienceForCounts: Int64 { 4 }

  package init(device: consuming D, state: State, runner: any EffectRunner, mailbox: Mailbox) {
    self.device = device
    self.state = state
    self.runner = runner
    self.mailbox = mailbox
  }

  /// Runs until the user quits or the terminal goes away.
  ///
  /// - Parameter onceShown: begins what the first frame need not wait for.
  package mutating func run(onceShown begin: () -> Void = {}) -> ProgramEnding {
    perform(state.start())
    show()
    if ending == nil {
      begin()
      perform(state.settleIn())
    }
    while ending == nil {
      step(timeout: timeUntilDeadline)
      show()
    }
    return ending ?? .quit
  }

  /// Shows how things stand, when the answers that are about to come are there.
  private mutating func show() {
    awaitAnswer()
    guard ending == nil, isStale else { return }
    device.show(state)
    isStale = false
  }

  /// Takes in everything that has come, in order.
  private mutating func step(timeout: Int32) {
    let readsKeys = held.count < Self.mostHeld
    for event in device.waitForInput(timeout: timeout, wake: mailbox.wakeDescriptor, readsKeys: readsKeys) { take(event) }
    for message in mailbox.drain() { handle(message) }
    if let deadline = state.deadline, Timestamp.now() >= deadline { handle(.tick) }
    releaseHeld()
  }

  private mutating func awaitAnswer() {
    let begun = Timestamp.now().milliseconds
    while ending == nil, state.awaitsAnswer || state.asked != state.counted {
      let patience = state.awaitsAnswer ? Self.patience : Self.patienceForCounts
      let left = begun + patience - Timestamp.now().milliseconds
      guard left > 0, left <= Self.patience else { return }
      step(timeout: Int32(left))
    }
  }

  private mutating func take(_ event: ScreenEvent) {
    switch event {
    case .input(let input):
      if isAside || state.isUrgent(input) {
        handle(.input(input))
        isAside = !held.isEmpty && state.overlay != nil
      } else {
        held.append(input)
      }
      releaseHeld()
    case .resized(let size): handle(.resized(size))
    case .wake: break
    case .signal(let number): ending = .signal(number)
    case .hangUp: ending = .hangUp
    }
  }

  /// Keys run in the order of typing, each only when what it was aimed at is there.
  private mutating func releaseHeld() {
    while ending == nil, !isAside, let next = held.first, !state.mustWait(next) {
      handle(.input(held.removeFirst()))
    }
    guard state.loading != nil || !state.waiting.isEmpty else { return }
    let keys = state.loading == nil ? [] : held.compactMap(\.key)
    if keys != state.waiting { handle(.waiting(keys)) }
  }

  private mutating func handle(_ message: Message) {
    isStale = true
    perform(update(&state, message, at: Timestamp.now()))
  }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .quit: ending = .quit
      case .redraw: device.redraw()
      case .suspend:
        device.stop()
        followSize()
      case .useTerminal(let errand):
        guard let program = runner.program(for: errand, mailbox: mailbox) else { break }
        runner.conclude(errand, device.run(program), mailbox: mailbox)
        isStale = true
        followSize()
      case .copy(let text, _):
        device.copyToClipboard(text)
        runner.run(effect, in: state, mailbox: mailbox)
      default: runner.run(effect, in: state, mailbox: mailbox)
      }
    }
  }

  /// Only the program in the foreground is told when the terminal changes its size.
  private mutating func followSize() {
    if device.size != state.size { handle(.resized(device.size)) }
  }

  private var timeUntilDeadline: Int32 {
    guard let deadline = state.deadline else { return -1 }
    return Int32(clamping: max(0, deadline.milliseconds - Timestamp.now().milliseconds))
  }
}

extension Input {
  fileprivate var key: Key? {
    if case .key(let key) = self { key } else { nil }
  }
}
