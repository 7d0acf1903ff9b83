import Basis

/// What the contact centre decides: pure functions of definition, rules and state.
///
/// Whoever runs it applies the events of `decide` in order, then pulls `next` and applies, until it returns nil.
public struct CenterLogic: Sendable {
  /// The definition.
  public let organization: Organization
  /// The rules that hold in this run.
  public let rules: RuleBook
  /// Where draws come from.
  let chance: Chance
  let switches: AssignmentSwitches
  /// By workstream: what holds for its assignments.
  let workstreamTerms: [AssignmentTerms]
  /// What the cheapest conversation costs: whoever has less left need not be considered.
  let leastCost: Int

  /// Makes the logic of a run.
  public init(
    _ organization: Organization, rules: RuleBook = RuleBook(), chance: Chance = Chance(seed: 1)
  ) {
    self.organization = organization
    self.rules = rules
    self.chance = chance
    let switches = AssignmentSwitches(rules)
    self.switches = switches
    workstreamTerms = organization.workstreams.map { Self.terms(of: $0, organization, switches) }
    leastCost = organization.workstreams.map(\.units).min() ?? 0
  }

  /// The events that a request leads to at once, to be applied in order; one `rejected` when it is not allowed.
  public func decide(_ request: CenterRequest, _ state: CenterState, at time: VirtualTime) -> [CenterEvent] {
    do throws(Refusal) {
      return switch request {
      case .start(let workstream, let context): try start(workstream, context, state)
      case .escalate(let id, let bot, let variables): try escalate(id, bot, variables, state)
      case .endByBot(let id, let bot): try endByBot(id, bot, state)
      case .accept(let id, let person): try accept(id, person, state)
      case .decline(let id, let person): try decline(id, person, state)
      case .pick(let id, let person): try pick(id, person, state)
      case .transferToQueue(let id, let transfer): try transferToQueue(id, transfer, state, at: time)
      case .end(let id, let person): try end(id, person, state)
      case .closeSession(let id, let person): try closeSession(id, person, state)
      case .forceClose(let id): try forceClose(id, state)
      case .closeWidget(let id): try closeWidget(id, state)
      case .disconnectCustomer(let id): try disconnect(id, state, at: time)
      case .reconnectCustomer(let id): try reconnect(id, state)
      case .setContext(let id, let variables): try setContext(id, variables, state)
      case .setPresence(let person, let presence): try setPresence(person, presence, state)
      case .setCapacity(let member, let capacity): try setCapacity(member, capacity, state)
      case .setPublished(let bot, let isPublished): try setPublished(bot, isPublished, state)
      case .timerDue(let timer): try timerDue(timer, state)
      }
    } catch {
      let rejection = Rejection(
        request: request.name, conversation: request.conversation, asked: request.asker, rule: error.rule.id,
        sentence: error.sentence)
      return [.rejected(Boxed(rejection))]
    }
  }

  /// Why a request is not allowed.
  struct Refusal: Error {
    var rule: Rule
    var sentence: String

    init(_ rule: Rule, _ sentence: String) {
      self.rule = rule
      self.sentence = sentence
    }
  }

  // MARK: What several requests ask

  /// A conversation that exists and is not closed.
  func live(_ id: ConversationID, _ state: CenterState) throws(Refusal) -> CenterConversation {
    guard let conversation = state[id] else {
      throw Refusal(RoutingRules.namesWhatExists, "There is no conversation \(id)")
    }
    guard conversation.status != .closed else { throw Refusal(RoutingRules.closedIsFinal, "\(id) is closed") }
    return conversation
  }

  /// A conversation that a member has, in one of these statuses.
  func owned(
    _ id: ConversationID, by member: MemberID, _ state: CenterState,
    in statuses: [ConversationStatus] = [.active]
  ) throws(Refusal) -> CenterConversation {
    let conversation = try live(id, state)
    guard conversation.owner == member else {
      let owner = conversation.owner.map(organization.name(of:))
      throw Refusal(
        RoutingRules.onlyTheOwner,
        "\(organization.name(of: member)) does not have \(id)" + (owner.map { ", \($0) has it" } ?? ""))
    }
    guard statuses.contains(conversation.status) else {
      throw Refusal(RoutingRules.onlyTheOwner, "\(id) is in \(conversation.status.name)")
    }
    return conversation
  }

  /// The change of presence that follows when a representative's units used change.
  ///
  /// - Parameters:
  ///   - units: how many units more are used; negative when some are released.
  ///   - released: the conversation that is left, for its capacity profiles.
  func presence(
    after units: Int, of member: MemberID?, _ state: CenterState, capacity: Int? = nil,
    releasing released: CenterConversation? = nil
  ) -> [CenterEvent] {
    guard rules.holds(RoutingRules.presenceFollowsCapacity), let person = member?.representative,
      let runtime = state[.representative(person)], !runtime.presenceIsSticky, runtime.presence != .inactive
    else { return [] }
    let wanted = presence(
      of: runtime, using: runtime.used + units, of: capacity ?? runtime.capacity, releasing: released)
    return wanted == runtime.presence ? [] : [.presenceChanged(person, wanted, byHand: false)]
  }
}

extension CenterRequest {
  /// Its name in kebab-case.
  public var name: String {
    switch self {
    case .start: "start"
    case .escalate: "escalate"
    case .endByBot: "end-by-bot"
    case .accept: "accept"
    case .decline: "decline"
    case .pick: "pick"
    case .transferToQueue: "transfer-to-queue"
    case .end: "end"
    case .closeSession: "close-session"
    case .forceClose: "force-close"
    case .closeWidget: "close-widget"
    case .disconnectCustomer: "disconnect-customer"
    case .reconnectCustomer: "reconnect-customer"
    case .setContext: "set-context"
    case .setPresence: "set-presence"
    case .setCapacity: "set-capacity"
    case .setPublished: "set-published"
    case .timerDue: "timer-due"
    }
  }

  /// The conversation it is about, if it is about one.
  public var conversation: ConversationID? {
    switch self {
    case .escalate(let id, _, _), .endByBot(let id, _), .accept(let id, _), .decline(let id, _),
      .pick(let id, _),
      .transferToQueue(let id, _), .end(let id, _), .closeSession(let id, _), .forceClose(let id),
      .closeWidget(let id), .disconnectCustomer(let id), .reconnectCustomer(let id), .setContext(let id, _):
      id
    case .timerDue(let timer): timer.conversation
    case .start, .setPresence, .setCapacity, .setPublished: nil
    }
  }

  /// The member who asks; nil for a customer, a supervisor or an administrator.
  public var asker: MemberID? {
    switch self {
    case .escalate(_, let bot, _), .endByBot(_, let bot): .bot(bot)
    case .accept(_, let person), .decline(_, let person), .pick(_, let person), .end(_, let person),
      .closeSession(_, let person), .setPresence(let person, _):
      .representative(person)
    case .transferToQueue(_, let transfer): .representative(transfer.representative)
    case .start, .forceClose, .closeWidget, .disconnectCustomer, .reconnectCustomer, .setContext,
      .setCapacity,
      .setPublished, .timerDue:
      nil
    }
  }
}
