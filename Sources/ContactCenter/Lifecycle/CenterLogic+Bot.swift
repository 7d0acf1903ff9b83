import Basis

extension CenterLogic {
  /// The context variable that closes a conversation instead of routing it (S2).
  public static let closeVariable = "CloseOmnichannelConversation"
  /// The longest name of a context variable, in characters (CE context-variables-for-bot).
  public static let longestName = 100
  /// The longest value of a context variable, in characters (CE context-variables-for-bot).
  public static let longestValue = 4000

  func start(
    _ workstream: WorkstreamID, _ context: [ContextVariable], isAuthenticated: Bool, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    guard organization[workstream] != nil else {
      throw Refusal(RoutingRules.namesWhatExists, "There is no \(workstream)")
    }
    let id = state.nextConversation
    let changed = changes([], context)
    return [.conversationStarted(id, workstream)] + (isAuthenticated ? [.customerAuthenticated(id)] : [])
      + (changed.isEmpty ? [] : [.contextVariablesSet(id, Boxed(changed))])
  }

  func escalate(
    _ id: ConversationID, _ bot: BotID, _ variables: [ContextVariable], _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    let conversation = try owned(id, by: .bot(bot), state)
    if rules.holds(RoutingRules.valueLength) {
      for variable in variables { try checkLength(of: variable) }
    }
    let changed = rules.holds(RoutingRules.updatesContext) ? changes(conversation.context, variables) : []
    let update: [CenterEvent] = changed.isEmpty ? [] : [.contextVariablesSet(id, Boxed(changed))]
    let wish = variables.last { $0.name == Self.closeVariable }
    if wish?.value == .bool(true), rules.holds(RoutingRules.closeVariable) {
      let context = conversation.context.filter { old in !changed.contains { $0.name == old.name } } + changed
      return update + [.memberLeft(id, .bot(bot), .botEndConversation)]
        + identification(conversation, context, .botEnded(bot)) + [.conversationClosed(id, .contextVariable)]
    }
    return [.conversationEscalated(id, bot, Boxed(variables))] + update
      + [.memberLeft(id, .bot(bot), .botTransferToAgent)]
  }

  func endByBot(_ id: ConversationID, _ bot: BotID, _ state: CenterState) throws(Refusal) -> [CenterEvent] {
    let conversation = try owned(id, by: .bot(bot), state)
    return [.memberLeft(id, .bot(bot), .botEndConversation)]
      + identification(conversation, conversation.context, .botEnded(bot))
      + [.conversationClosed(id, .botEnded)]
  }

  func setContext(
    _ id: ConversationID, _ variables: [ContextVariable], _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    let conversation = try live(id, state)
    let changed = changes(conversation.context, variables)
    return changed.isEmpty ? [] : [.contextVariablesSet(id, Boxed(changed))]
  }

  func setPublished(_ bot: BotID, _ isPublished: Bool, _ state: CenterState) throws(Refusal) -> [CenterEvent]
  {
    guard let runtime = state[.bot(bot)] else {
      throw Refusal(RoutingRules.namesWhatExists, "There is no \(bot)")
    }
    return runtime.isPublished == isPublished ? [] : [.publicationChanged(bot, isPublished)]
  }

  /// The variables that are new or have another value; of equal names the last one counts.
  private func changes(_ context: [ContextVariable], _ variables: [ContextVariable]) -> [ContextVariable] {
    var changed: [ContextVariable] = []
    for variable in variables {
      if let index = changed.firstIndex(where: { $0.name == variable.name }) {
        changed[index] = variable
      } else {
        changed.append(variable)
      }
    }
    return changed.filter { !context.contains($0) }
  }

  private func checkLength(of variable: ContextVariable) throws(Refusal) {
    if variable.name.count > Self.longestName {
      let start = String(variable.name.prefix(20))
      throw Refusal(
        RoutingRules.valueLength,
        "The name of the context variable \(start)… is longer than \(Self.longestName) characters")
    }
    if let text = variable.value.string, text.utf8.count > Self.longestValue, text.count > Self.longestValue {
      throw Refusal(
        RoutingRules.valueLength,
        "The value of the context variable \(variable.name) is longer than \(Self.longestValue) characters")
    }
  }
}
