import Papers
import Reader
import Terminal

extension BackgroundRunner {
  func program(for errand: Errand, mailbox: Mailbox) -> TerminalProgram? {
    switch errand {
    case .note(let id, let text):
      do throws(Failure) {
        return try notes.begin(id, text)
      } catch {
        mailbox.post(.notice(Notice(.error, error.message)))
        return nil
      }
    case .command(let name, let paper):
      guard let command = commands.first(where: { $0.name == name }) else { return nil }
      let variables = ExternalCommand.variables(for: paper).map { ($0.name, $0.value) }
      return TerminalProgram(
        command.arguments(for: paper), variables: Dictionary(variables, uniquingKeysWith: { first, _ in first }))
    }
  }

  func conclude(_ errand: Errand, _ ending: TerminalProgram.Ending, mailbox: Mailbox) {
    switch errand {
    case .note:
      do throws(Failure) {
        if let written = try notes.end(ending) {
          mailbox.post(.notesWritten([written]))
        } else {
          mailbox.post(.notice(Notice(.info, Messages.noteUnchanged)))
        }
      } catch {
        mailbox.post(.notice(Notice(.error, error.message)))
      }
    case .command(let name, _):
      let notice = ending == .exited(0) ? Notice(.info, Messages.ended(name)) : Notice(.error, Messages.ended(name, badly: ending.words))
      mailbox.post(.notice(Notice(notice.kind, Standard.clean(notice.text))))
    }
  }
}
