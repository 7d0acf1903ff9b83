import Basis
import Channels
import Scenarios
import Simulation
import Views

/// A case to save: what happened up to a message, and what a customer of a profile receives of it.
public struct SavedCase: Equatable, Sendable {
  /// A word for the file's name: `msg-9-teams`.
  public var name: String
  /// What the case is called.
  public var title: String
  /// The lines of its script.
  public var script: [String]
}

extension LimitsContent {
  /// The message that is looked at as a case; nil while there is none.
  var saved: SavedCase? {
    guard let thread = state.scene.thread, let line else { return nil }
    let run = state.run
    let profile = view.profile(own: run.profile(of: thread))
    let received = run.received(line.message, in: thread, on: profile)
    let from = SessionScript.quoted(run.world.name(of: line.message.sender))
    let kind = line.message.kind.rawValue
    func words(_ text: String?) -> String {
      text.map { $0.isEmpty ? "" : ", text: \(SessionScript.quoted($0))" } ?? ""
    }
    var expected = ["      - sent: {from: \(from), kind: \(kind)\(words(line.message.activity.text))}"]
    if let activity = received.activity {
      let limits =
        received.fired.isEmpty ? "" : ", limits: [\(received.fired.map(\.rule).joined(separator: ", "))]"
      expected.append(
        "      - received: {on: \(profile), from: \(from), kind: \(kind)\(limits)\(words(activity.text))}")
    } else {
      expected.append(
        "      - no: {received: {on: \(profile), from: \(from), kind: \(kind)\(words(line.message.activity.text))}}"
      )
    }
    let title = profile.title(era: run.world.rules.era)
    return SavedCase(
      name: "\(line.message.id)-\(profile.description.replacing("@", with: "-"))",
      title: "\(run.world.name): \(line.message.id) on \(title)",
      script: SessionScript(run).lines(before: line.number) + ["  - expect:"] + expected)
  }
}
