import Basis
import ContactCenter
import Simulation
import Views

/// A run performed again in a world that is otherwise: the same commands at the same times.
///
/// From the first decision that differs the commands were given by people who saw something else; what follows is
/// told, but it is no longer what they would have done.
public struct WhatIf: Sendable {
  /// What happened.
  public let real: Run
  /// What the same commands lead to in the other world.
  public let other: Run

  /// Performs a run's commands again.
  ///
  /// - Parameters:
  ///   - real: what happened.
  ///   - changes: what is otherwise.
  public init(_ real: Run, _ changes: [WorldChange]) {
    self.real = real
    other = Self.performed(
      real.log.entries.lazy.compactMap(\.command), changes.reduce(real.world) { $1.applied(to: $0) })
  }

  private static func performed(_ commands: some Sequence<Command>, _ world: World) -> Run {
    var run = Run(world)
    for command in commands { run.perform(command) }
    return run
  }

  /// Where a conversation went: one step for each decision about it.
  public struct Step: Sendable, Equatable {
    /// The conversation.
    public var conversation: ConversationID
    /// Which pass through routing, and why it was begun.
    public var pass: Int
    /// Why the pass was begun.
    public var cause: String
    /// The queue; empty for the workstream's own bot.
    public var queue: String
    /// Who got it; nil when it waits.
    public var winner: String?

    /// The step in words: `Support: Mia Novak`.
    public var sentence: String {
      let got = winner ?? "nobody, it waits"
      return queue.isEmpty ? got : "\(queue): \(got)"
    }
  }

  /// The steps of a run, in order.
  static func steps(_ run: Run) -> [Step] {
    run.log.entries.compactMap { entry in
      guard case .center(.assignmentDecided(let id, let box)) = entry.event else { return nil }
      let decision = box.value
      return Step(
        conversation: id, pass: decision.pass, cause: decision.cause.sentence(run.world.organization),
        queue: run.world.name(of: decision.queue),
        winner: decision.winner.map(run.world.organization.name(of:)))
    }
  }

  /// The ways conversations went, as one line each: `conv-1: Bot A, Mia Novak, Bot B`.
  public static func outcome(_ run: Run) -> [String] {
    let steps = steps(run)
    return run.state.threads.map { thread in
      let own = steps.filter { $0.conversation == thread.id }
      let state = run.state.center[thread.id].map { "\($0.status.name)" } ?? ""
      return "\(thread.id): " + (own.map { $0.winner ?? "waits" } + [state]).joined(separator: ", ")
    }
  }

  /// Both ways side by side, decision by decision and conversation by conversation.
  public var lines: [String] {
    var lines: [String] = []
    var isSame = true
    for thread in real.state.threads {
      let mine = Self.steps(real).filter { $0.conversation == thread.id }
      let others = Self.steps(other).filter { $0.conversation == thread.id }
      lines.append("\(thread.id)")
      var differs = false
      for index in 0..<max(mine.count, others.count) {
        let real = mine.indices.contains(index) ? mine[index] : nil
        let other = others.indices.contains(index) ? others[index] : nil
        lines.append("  " + Self.compare(real, other))
        if !differs, real != other {
          differs = true
          lines.append("           (from here on the same commands meet another conversation)")
        }
      }
      let ends = [real, other].map {
        $0.state.center[thread.id].map { "\($0.status.name), \($0.reason.rawValue)" } ?? ""
      }
      lines.append(
        ends[0] == ends[1] ? "  same     ends \(ends[0])" : "  differs  ends \(ends[0]); would end \(ends[1])"
      )
      isSame = isSame && !differs && ends[0] == ends[1]
    }
    return lines + [isSame ? "Nothing would differ." : ""].filter { !$0.isEmpty }
  }

  private static func compare(_ real: Step?, _ other: Step?) -> String {
    let head = (real ?? other).map { "pass \($0.pass), \($0.cause): " } ?? ""
    guard real != other else { return "same     \(head)\(real?.sentence ?? "")" }
    return
      "differs  \(head)\(real?.sentence ?? "no such decision"); would be \(other?.sentence ?? "no such decision")"
  }
}

extension LoggedEvent {
  /// The command that was given, if it is one.
  var command: Command? { if case .commanded(let box) = event { box.value } else { nil } }
}
