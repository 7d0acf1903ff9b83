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
  /// By queue: its own rules.
  let rulesets: [[OwnRuleset]]
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
    rulesets = organization.queues.map { $0.rulesets.map(OwnRuleset.init) }
    leastCost = organization.workstreams.map(\.units).min() ?? 0
  }

  /// The events that a request leads to at once, to be applied in order; one `rejected` when it is not allowed.
  public func decide(_ request: CenterRequest, _ state: CenterState, at time: VirtualTime) -> [CenterEvent] {
    do throws(Refusal) {
      try checkConnection(of: request, state)
      let events =
        switch request {
        case .start(let workstream, let context, let isAuthenticated):
          try start(workstream, context, isAuthenticated: isAuthenticated, state)
        case .escalate(let id, let bot, let variables): try escalate(id, bot, variables, state)
        case .endByBot(let id, let bot): try endByBot(id, bot, state)
        case .accept(let id, let person): try accept(id, person, state)
        case .decline(let id, let person): try decline(id, person, state)
        case .pick(let id, let person): try pick(id, person, state)
        case .transferToQueue(let id, let transfer): try transferToQueue(id, transfer, state, at: time)
        case .transferToMember(let id, let person, let target):
          try transfer(id, person, to: target, state, at: time)
        case .end(let id, let person): try end(id, person, state)
        case .closeSession(let id, let person): try closeSession(id, person, state)
        case .link(let id, let person, let link): try self.link(id, person, link, state)
        case .release(let id, let person): try release(id, person, state)
        case .reopen(let id, let person): try reopen(id, person, state)
        case .focus(let id, let person): try focus(id, person, state)
        case .consult(let id, let person, let target): try consult(id, person, with: target, state, at: time)
        case .addConsultant(let id, let person, let colleague): try add(colleague, to: id, person, state)
        case .leaveConsult(let id, let person): try leaveConsult(id, person, state)
        case .assign(let id, let member, let overrides):
          try assign(id, to: member, overrides: overrides, state, at: time)
        case .assignToQueue(let id, let queue): try assign(id, to: queue, state)
        case .transferBySupervisor(let id, let member): try superviseTransfer(id, to: member, state, at: time)
        case .supervise(let id, let supervision): try supervise(id, supervision, state)
        case .forceClose(let id): try forceClose(id, state)
        case .customerWrote(let id): try customerWrote(id, state)
        case .disconnectRepresentative(let person): try disconnect(person, state, at: time)
        case .reconnectRepresentative(let person): try reconnect(person, state)
        case .setCustomPresence(let person, let place): try setCustomPresence(person, place, state)
        case .closeWidget(let id): try closeWidget(id, state)
        case .disconnectCustomer(let id): try disconnect(id, state, at: time)
        case .reconnectCustomer(let id): try reconnect(id, state)
        case .setContext(let id, let variables): try setContext(id, variables, state)
        case .setPresence(let person, let presence): try setPresence(person, presence, state)
        case .setCapacity(let member, let capacity): try setCapacity(member, capacity, state)
        case .setPublished(let bot, let isPublished): try setPublished(bot, isPublished, state)
        case .timerDue(let timer): try timerDue(timer, state, at: time)
        }
      return endingConsults(events, state)
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
}
