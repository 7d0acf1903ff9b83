import Activities
import AzureBots
import Basis
import Channels
import ContactCenter
import CopilotStudio

/// Everything a run starts from and that does not change in it.
public struct World: Sendable {
  /// What to call the run.
  public var name: String
  /// When virtual time starts.
  public var start: VirtualTime
  /// The organization's time zone.
  public var zone: TimeZoneRules
  /// The run's seed.
  public var seed: UInt64
  /// Which rules hold.
  public var rules: RuleBook
  /// Workstreams, queues, bots and people.
  public var organization: Organization
  /// What runs behind each bot of the organization, by place; nil when it could not be loaded.
  public var programs: [Program?]
  /// Answers for actions that need a network or a model.
  public var stubs: [Stub]
  /// Who may write.
  public var customers: [Customer]

  /// What customers' windows ask and when they are open, by workstream; a workstream beyond the end has nothing.
  public var widgets: [ChatWidget]
  /// What was changed in the automated messages, by workstream.
  public var messages: [MessageTable]

  /// Makes a world.
  public init(
    name: String, start: VirtualTime, zone: TimeZoneRules = .utc, seed: UInt64 = 1,
    rules: RuleBook = RuleBook(),
    organization: Organization, programs: [Program?], stubs: [Stub] = [], customers: [Customer],
    widgets: [ChatWidget] = [], messages: [MessageTable] = []
  ) {
    self.name = name
    self.start = start
    self.zone = zone
    self.seed = seed
    self.rules = rules
    self.organization = organization
    self.programs = programs
    self.stubs = stubs
    self.customers = customers
    self.widgets = widgets
    self.messages = messages
  }

  /// The agent behind a bot; nil when it could not be loaded, and for an Azure bot.
  public func agent(of bot: BotID) -> Agent? {
    guard programs.indices.contains(bot.index), case .copilotStudio(let agent)? = programs[bot.index] else {
      return nil
    }
    return agent
  }

  /// The code behind a bot; nil for an agent.
  public func azureBot(of bot: BotID) -> AzureBot? {
    guard programs.indices.contains(bot.index), case .azure(let code)? = programs[bot.index] else {
      return nil
    }
    return code
  }

  /// The window of a workstream's chats.
  public func widget(of workstream: WorkstreamID) -> ChatWidget {
    widgets.indices.contains(workstream.index) ? widgets[workstream.index] : ChatWidget()
  }

  /// The automated messages of a workstream.
  public func messages(of workstream: WorkstreamID) -> MessageTable {
    messages.indices.contains(workstream.index) ? messages[workstream.index] : MessageTable()
  }

  /// The workstream that a customer's chats come in by: the one whose window they open, or the first of their
  /// channel. No page says what several workstreams of one channel do; each has a window of its own.
  public func workstream(ofCustomer customer: Int) -> WorkstreamID? {
    guard customers.indices.contains(customer) else { return nil }
    if let own = customers[customer].workstream { return organization[own] == nil ? nil : own }
    let channel = customers[customer].channel
    return organization.workstreams.firstIndex { $0.channel == channel }.map { WorkstreamID($0) }
  }

  /// The randomness of the run.
  public var chance: Chance { Chance(seed: seed) }

  /// The id that bots and activities give a conversation; the same whenever it is asked for.
  public func wireID(of conversation: ConversationID) -> String {
    chance.uuid(event: UInt64(UInt32(bitPattern: conversation.raw)))
  }

  /// The id that bots and activities give a customer.
  public func userID(ofCustomer customer: Int) -> String {
    customers.indices.contains(customer) ? "customer-\(customers[customer].name)" : ""
  }
}
