import Basis
import CopilotStudio

/// What the services of one conversation answer: chosen when each is first called, then kept, as a
/// scenario's stubs are.
struct ServiceAnswers: Hashable, Sendable {
  /// What one service does.
  enum Answer: Hashable, Sendable {
    /// It gives nothing, as the engine has it without a stub.
    case nothing
    /// It succeeds with a value that was made up.
    case result(JSON)
    /// It fails.
    case failure

    var isMadeUp: Bool { if case .result = self { true } else { false } }
  }

  /// A service's place and what it answers.
  struct Entry: Hashable, Sendable {
    var place: ActionReference
    var answer: Answer
  }

  /// In order of place.
  private(set) var entries: [Entry] = []
  /// How many answers are not the usual one.
  private(set) var deviations = 0

  func answer(at place: ActionReference) -> Answer? { entries.first { $0.place == place }?.answer }

  /// The same with one more answer.
  func adding(_ answer: Answer, at place: ActionReference, deviates: Bool) -> ServiceAnswers {
    var changed = self
    let index = entries.firstIndex { ($0.place.topic, $0.place.index) > (place.topic, place.index) }
    changed.entries.insert(Entry(place: place, answer: answer), at: index ?? entries.count)
    if deviates { changed.deviations += 1 }
    return changed
  }

  /// The stubs that make the engine answer so.
  func stubs(_ agent: Agent) -> [Stub] {
    entries.compactMap { entry in
      guard let topic = agent.topic(entry.place.topic), let node = agent.instruction(at: entry.place) else {
        return nil
      }
      let outcome: Stub.Outcome
      switch entry.answer {
      case .nothing: return nil
      case .result(let json): outcome = .result(json)
      case .failure:
        outcome = .failure(code: Self.failureCode, message: "The service failed (tried by explore)")
      }
      return Stub(topic: topic.id, action: node.id, kind: node.kind, outcome: outcome)
    }
  }

  /// The product's number of a failed flow (`domain.md` 1.8).
  static let failureCode = "2003"
}
