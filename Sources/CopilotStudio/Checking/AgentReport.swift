import Basis

/// What can be said of an agent before it runs.
public struct AgentReport: Hashable, Sendable {
  /// What people call the agent.
  public var bot = ""
  /// How many topics it has, the built-in ones not counted.
  public var topics = 0
  /// How many of them are turned off.
  public var inactive = 0
  /// How many files, actions and expressions cannot be read.
  public var invalid = 0
  /// How many actions run.
  public var executable = 0
  /// Actions for which a stub has to answer.
  public var needsStub: [Entry] = []
  /// Actions and Power Fx functions that cannot run yet.
  public var unsupported: [Entry] = []
  /// Components that are kept but play no part: knowledge, tools, settings, translations.
  public var others: [Entry] = []

  /// A place in the agent's files.
  public struct Entry: Hashable, Sendable {
    /// The kind of action or component, or the function with `()`.
    public var what: String
    /// The topic's display name, or the component's name.
    public var topic: String
    /// The action's id; empty for functions and components.
    public var action: String
    /// Where it is written.
    public var span: SourceSpan

    /// Makes an entry.
    public init(what: String, topic: String, action: String = "", span: SourceSpan) {
      self.what = what
      self.topic = topic
      self.action = action
      self.span = span
    }
  }

  /// Makes an empty report.
  public init() {}

  /// Adds what was found in a topic.
  mutating func add(_ report: TopicReport, topic: String) {
    invalid += report.invalid
    executable += report.executable
    func entries(_ findings: [Finding]) -> [Entry] {
      findings.map { Entry(what: $0.what, topic: topic, action: $0.actionID, span: $0.span) }
    }
    needsStub += entries(report.needsStub)
    unsupported += entries(report.unsupported)
  }
}

/// What was found in one topic.
struct TopicReport {
  var invalid = 0
  var executable = 0
  var needsStub: [Finding] = []
  var unsupported: [Finding] = []
}

/// One thing that was found.
struct Finding {
  var what: String
  var actionID: String
  var span: SourceSpan
}
