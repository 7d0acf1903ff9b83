import Basis
import Channels
import ContactCenter
import CopilotStudio
import Simulation
import SourceYAML

/// What an organization file says, with the places of the names in it.
public struct OrganizationFile: Sendable {
  /// Workstreams, queues, bots and people.
  public var organization: Organization
  /// The version of the product it asks for.
  public var era: Era?
  /// Rules it switches.
  public var rules: [RuleSwitch]
  /// The name of its time zone and where it is written; nil for UTC.
  public var zone: Located<String>?
  /// Answers for what needs a network or a model.
  public var stubs: [Stub]
  /// What it says of the Azure bots, by place in the organization's list; nil for agents.
  var azure: [AzureEntry?] = []
  /// What customers' windows ask and when they are open, by workstream.
  public var widgets: [ChatWidget] = []
  /// What it changes in the automated messages, by workstream.
  public var messages: [MessageTable] = []
  /// Where things are written.
  public var places: Places

  /// A rule that a file switches on or off.
  public struct RuleSwitch: Sendable, Equatable {
    /// The rule's id and its place.
    public var id: Located<String>
    /// Whether it holds.
    public var isOn: Bool
  }

  /// Where a criterion of an Azure bot is written.
  public struct CriterionPlaces: Sendable, Equatable {
    /// Where it begins.
    public var criterion: SourceSpan
    /// The names in its context.
    public var context: [SourceSpan]
  }

  /// Where a ruleset of a workstream's work classification is written.
  public struct RulesetPlaces: Sendable, Equatable {
    /// Its name.
    public var ruleset: SourceSpan
    /// The names of its rules.
    public var rules: [SourceSpan]
  }

  /// Where the parts of an organization are written; lists have the order of the organization's.
  public struct Places: Sendable, Equatable {
    /// The file.
    public var file: String
    /// Each workstream's name.
    public var workstreams: [SourceSpan] = []
    /// Each workstream's channel; nil where none is written.
    public var channels: [SourceSpan?] = []
    /// Each workstream's route-to-queue rules: their names.
    public var rules: [[SourceSpan]] = []
    /// The values that the comparisons of those rules name.
    public var comparisons: [[[SourceSpan]]] = []
    /// Each workstream's work classification.
    public var classification: [[RulesetPlaces]] = []
    /// Each workstream's context variables.
    public var variables: [[SourceSpan]] = []
    /// What was prepared before bots were connected; nil when nothing is written.
    public var setUp: SourceSpan?
    /// Where each bot says what it is connected to; nil when it does not.
    public var connections: [SourceSpan?] = []
    /// The time zone that each plan of operating hours names, if it names one.
    public var hourZones: [Located<String>?] = []
    /// Each queue's name.
    public var queues: [SourceSpan] = []
    /// The rules of each queue's own rulesets: their names.
    public var ownRules: [[[SourceSpan]]] = []
    /// Each bot's name.
    public var bots: [SourceSpan] = []
    /// Each bot's agent folder.
    public var agents: [SourceSpan] = []
    /// Each bot's criteria; empty for agents.
    public var criteria: [[CriterionPlaces]] = []
    /// Each representative's name.
    public var representatives: [SourceSpan] = []

    /// Where the subject of a finding is written; the file when its place is not known.
    public func span(of subject: OrganizationLint.Subject) -> SourceSpan {
      func at(_ spans: [SourceSpan], _ index: Int) -> SourceSpan? {
        spans.indices.contains(index) ? spans[index] : nil
      }
      func list<Part>(_ parts: [[Part]], _ index: Int) -> [Part] {
        parts.indices.contains(index) ? parts[index] : []
      }
      let found: SourceSpan? =
        switch subject {
        case .setUp: setUp
        case .workstream(let id): at(workstreams, id.index)
        case .variable(let id, let number): at(list(variables, id.index), number)
        case .rule(let id, let number): at(list(rules, id.index), number)
        case .comparison(let id, let rule, let number): at(list(list(comparisons, id.index), rule), number)
        case .connection(let id):
          (connections.indices.contains(id.index) ? connections[id.index] : nil) ?? at(bots, id.index)
        case .queue(let id): at(queues, id.index)
        case .ownRule(let id, let ruleset, let rule): at(list(list(ownRules, id.index), ruleset), rule)
        case .member(.bot(let id)): at(bots, id.index)
        case .member(.representative(let id)): at(representatives, id.index)
        }
      return found ?? .file(file)
    }
  }
}
