import Basis
import CopilotStudio

/// What an exploration found out about a bot.
public struct ExplorationReport: Sendable {
  /// What people call the bot.
  public var bot: String
  /// Its own topics, each with how many of its nodes were reached.
  public var topics: [TopicCoverage]
  /// Branches of conditions that were taken, of all.
  public var branches: Share
  /// Turns that were taken.
  public var turns: Int
  /// Different situations of a conversation.
  public var situations: Int
  /// Events of the bot.
  public var steps: Int
  /// Whether anything was left.
  public var completion: Completion
  /// Services whose answers were made up.
  public var services: Int
  /// What was found, the worst first, then by kind, file and line.
  public var findings: [Finding]

  /// A part of a whole.
  public struct Share: Hashable, Sendable {
    /// How many of them.
    public var reached: Int
    /// Of how many.
    public var total: Int

    /// Per cent, rounded down; 100 of nothing.
    public var percent: Int { total > 0 ? reached * 100 / total : 100 }
  }

  /// How much of a topic was reached.
  public struct TopicCoverage: Hashable, Sendable {
    /// The display name.
    public var name: String
    /// The file.
    public var file: String
    /// Its nodes.
    public var nodes: Share
  }

  /// All nodes.
  public var nodes: Share {
    topics.reduce(Share(reached: 0, total: 0)) {
      Share(reached: $0.reached + $1.nodes.reached, total: $0.total + $1.nodes.total)
    }
  }

  /// How many findings are errors.
  public var errors: Int { findings.count { $0.diagnostic.severity == .error } }
  /// How many are warnings.
  public var warnings: Int { findings.count { $0.diagnostic.severity == .warning } }
}

/// Walks a bot systematically with the engine itself and tells what can go wrong.
public enum BotExplorer {
  /// Walks a bot: each trigger, each class of answers, each way its services can answer.
  ///
  /// - Parameters:
  ///   - agent: the bot.
  ///   - budget: how far to go.
  ///   - stubs: declared answers of services; what is missing is made up.
  ///   - rules: the rules of the simulated product.
  ///   - now: the moment at which everything happens.
  public static func explore(
    _ agent: Agent, budget: Budget = Budget(), stubs: [Stub] = [], rules: RuleBook = RuleBook(),
    now: VirtualTime = VirtualTime(milliseconds: 1_767_600_000_000)
  ) -> ExplorationReport {
    let context = BotContext(
      now: now, locale: agent.locale, rules: rules, stubs: stubs, conversationID: "conversation",
      botID: "bot",
      botName: agent.name, channelID: "live-chat", userID: "customer", userName: "Ana Ruiz",
      userEmail: "ana@example.com")
    var explorer = Explorer(agent, context, budget)
    explorer.explore()
    return Analysis(explorer, context).report
  }
}
