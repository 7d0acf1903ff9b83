import Basis
import Channels
import ContactCenter

// How a customer gets into a conversation, and back into one.
extension Run {
  /// The customer's conversation that is not over.
  func currentConversation(of customer: Int) -> ConversationID? {
    guard let conversation = state.conversation(ofCustomer: customer), state.center.holds(conversation),
      state.center.conversations[conversation.index].status != .closed,
      state.center.conversations[conversation.index].customer != .closed
    else { return nil }
    return conversation
  }

  /// Opens the chat, or goes back into the one that is open.
  mutating func open(_ customer: Int) {
    if state.widgets[customer].survey?.kind == .preChat {
      return refuse(.customer(customer), WidgetRules.preChat, "the survey comes first")
    }
    guard let conversation = currentConversation(of: customer), let center = state.center[conversation] else {
      return open(customer, toSend: nil)
    }
    let returns = center.customer == .disconnected && world.rules.holds(WidgetRules.reconnect)
    let resumes =
      center.status == .waiting && isPersistent(conversation)
      && world.rules.holds(WidgetRules.persistentResumes)
    guard returns || resumes else {
      return refuse(.customer(customer), "conversation.open", "the chat is open already")
    }
    if returns { reconnect(customer, conversation) }
    if resumes { request(.customerWrote(conversation)) }
  }

  /// Opens a new chat.
  ///
  /// - Parameter toSend: what the customer sent first; it waits for the survey.
  mutating func open(_ customer: Int, toSend: Command.Action?) {
    guard let workstream = world.workstream(ofCustomer: customer) else {
      return refuse(
        .customer(customer), "workstream.none",
        "no workstream serves the channel \(world.customers[customer].channel)")
    }
    if world.organization[workstream]?.mode == .persistentChat, !world.customers[customer].isAuthenticated,
      world.rules.holds(WidgetRules.persistentSignedIn)
    {
      return refuse(
        .customer(customer), WidgetRules.persistentSignedIn,
        "a persistent chat is for customers who are signed in")
    }
    let widget = world.widget(of: workstream)
    if let plan = closedPlan(of: widget) { return showClosed(widget, plan, workstream, customer) }
    if state.widgets[customer].survey != nil { endSurvey(customer) }
    if widget.preChat != nil, world.rules.holds(WidgetRules.preChat) {
      if let toSend { append(.kept(toSend), ofCustomer: customer) }
      begin(.preChat, workstream, customer: customer)
    } else {
      start(customer, workstream)
      if let toSend { carryOut(toSend, customer: customer) }
    }
  }

  /// The conversation begins: the page's context and the survey's answers are its context variables.
  mutating func start(_ customer: Int, _ workstream: WorkstreamID) {
    let person = world.customers[customer]
    let questions = world.widget(of: workstream).preChat?.questions ?? []
    let answers = zip(questions, state.widgets[customer].preChat).compactMap { question, answer in
      answer.map { ContextVariable(question.name, .string($0)) }
    }
    append(.threadOpened(customer: Int32(customer)), conversation: ConversationID(state.threads.count + 1))
    let context = person.context.map { ContextVariable($0.name, $0.value) }.filter { variable in
      !answers.contains { $0.name == variable.name }
    }
    request(.start(workstream, context: context + answers, isAuthenticated: person.isAuthenticated))
    retry(customer)
  }

  /// The customer is back.
  mutating func reconnect(_ customer: Int, _ conversation: ConversationID) {
    request(.reconnectCustomer(conversation))
    if state.center[conversation]?.customer == .connected { retry(customer) }
  }

  /// Sends what waited, in order.
  private mutating func retry(_ customer: Int) {
    let unsent = state.widgets[customer].unsent
    guard !unsent.isEmpty else { return }
    append(.retried, ofCustomer: customer)
    for action in unsent { carryOut(action, customer: customer) }
  }

  // MARK: Hours

  private func closedPlan(of widget: ChatWidget) -> Int? {
    guard let plan = widget.hours, world.rules.holds(WidgetRules.outsideHours),
      world.organization.operatingHours.indices.contains(plan),
      !world.organization.operatingHours[plan].isOpen(at: state.now, in: world.organization.zone)
    else { return nil }
    return plan
  }

  private mutating func showClosed(
    _ widget: ChatWidget, _ plan: Int, _ workstream: WorkstreamID, _ customer: Int
  ) {
    guard widget.outside == .offline else {
      return refuse(
        .customer(customer), WidgetRules.outsideHours, "the chat window is hidden outside its hours")
    }
    let text = template(closedNotice(plan), workstream: workstream, customer: customer)
    append(.outsideHours(text ?? ""), ofCustomer: customer)
  }
}
