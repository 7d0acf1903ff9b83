import Basis
import ContactCenter
import Scenarios
import Simulation

/// What a transfer that is typed but not sent yet would lead to.
enum TransferPreview {
  /// Somebody would get it, or nobody could.
  case decision(RoutingDecision)
  /// Somebody named would be asked, whatever routing would say.
  case asked(RepresentativeID)
  /// It would be refused, and why.
  case refused(String)
}

extension AppState {
  /// What the transfer on the input line would lead to; nil when the line is no transfer that could be sent.
  ///
  /// A run is a value: the command is performed on a copy, which is thrown away.
  func wouldTransfer() -> TransferPreview? {
    guard case .representative = seat, editor.characters.first == "/",
      case .success(let act) = LineParser(run.world.organization).parse(editor.text, at: seat)
    else { return nil }
    switch act.action {
    case .transfer, .transferTo: break
    default: return nil
    }
    var copy = run
    copy.perform(Command(at: max(now, copy.state.now), seat: act.seat, act.action))
    // Timers that are due by now fire first; what matters comes after the command itself.
    let sent = copy.log.entries.lastIndex { if case .commanded = $0.event { true } else { false } } ?? 0
    for entry in copy.log.entries[sent...] {
      switch entry.event {
      case .center(.assignmentDecided(_, let box)): return .decision(box.value)
      case .center(.conversationOffered(_, let person, _, _)): return .asked(person)
      case .center(.rejected(let box)): return .refused(box.value.sentence)
      case .refused(let box): return .refused(box.value.sentence)
      default: continue
      }
    }
    return nil
  }
}
