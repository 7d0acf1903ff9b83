import Basis

/// What can be said of an agent before it runs.
public struct AgentReport: Hashable, Sendable {
  /// What people call the agent.
  public var bot = ""
  /// How many topics it has, the built-in ones not counted; files that cannot be read count as one each.
  public var topics = 0
  /// How many of them are turned off.
  public var inactive = 0
  /// How many of them are mistaken: not YAML, unknown kinds, missing properties, broken expressions.
  public var invalidTopics = 0
  /// How many of them run from end to end, given a stub for each entry of `needsStub`.
  public var executable = 0
  /// How many actions run without a stub.
  public var actions = 0
  /// The author's mistakes: what cannot be read or is not in the product's schema.
  public var invalid: [Entry] = []
  /// Actions for which a stub has to answer, and triggers that a scenario has to fire.
  public var needsStub: [Entry] = []
  /// What is right but cannot run here: Power Fx functions that cannot be computed yet.
  public var unsupported: [Entry] = []
  /// Components that are kept but play no part: knowledge, tools, settings.
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
    topics += 1
    actions += report.actions
    if !report.invalid.isEmpty {
      invalidTopics += 1
    } else if report.unsupported.isEmpty {
      executable += 1
    }
    func entries(_ findings: [Finding]) -> [Entry] {
      findings.map { Entry(what: $0.what, topic: topic, action: $0.actionID, span: $0.span) }
    }
    invalid += entries(report.invalid)
    needsStub += entries(report.needsStub)
    unsupported += entries(report.unsupported)
  }

  /// Adds a file that cannot be read at all.
  mutating func add(unreadable file: String, isTopic: Bool) {
    if isTopic {
      topics += 1
      invalidTopics += 1
    }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    invalid.append(Entry(what: "file", topic: name, span: .file(file)))
  }
}

/// What was found in one topic.
struct TopicReport {
  var actions = 0
  var invalid: [Finding] = []
  var needsStub: [Finding] = []
  var unsupported: [Finding] = []

  /// Adds what was found in a part of the topic.
  mutating func add(_ part: TopicReport) {
    actions += part.actions
    invalid += part.invalid
    needsStub += part.needsStub
    unsupported += part.unsupported
  }
}

/// One thing that was found.
struct Finding {
  var what: String
  var actionID: String
  var span: SourceSpan
}
