import Basis
import Channels
import ContactCenter

// Surveys before and after a conversation.
extension Run {
  /// The question a customer is asked now.
  public func question(ofCustomer customer: Int) -> Survey.Question? {
    guard state.widgets.indices.contains(customer), let progress = state.widgets[customer].survey else {
      return nil
    }
    let questions = world.widget(of: progress.workstream)[progress.kind]?.questions ?? []
    return questions.indices.contains(progress.answers.count) ? questions[progress.answers.count] : nil
  }

  /// The answers before a conversation with the questions' names, those that were skipped left out.
  public func preChatAnswers(of conversation: ConversationID) -> [(question: Survey.Question, answer: String)]
  {
    guard let thread = state.thread(conversation), let center = state.center[conversation] else { return [] }
    let questions = world.widget(of: center.workstream).preChat?.questions ?? []
    return zip(questions, thread.preChat).compactMap { question, answer in answer.map { (question, $0) } }
  }

  mutating func append(
    _ change: WidgetEvent.Change, ofCustomer customer: Int, in conversation: ConversationID? = nil
  ) {
    append(.widget(Boxed(WidgetEvent(customer: customer, change))), conversation: conversation)
  }

  /// Begins a survey, with the answers that the customer's file gives.
  mutating func begin(_ kind: Survey.Kind, _ workstream: WorkstreamID, customer: Int) {
    append(.surveyBegan(kind, workstream), ofCustomer: customer)
    let given = world.customers[customer].answers
    while let question = question(ofCustomer: customer),
      let answer = given.last(where: { $0.name == question.name })?.value.string
    {
      append(.answered(answer), ofCustomer: customer)
    }
    goOn(customer)
  }

  /// Takes what was typed as the answer to the question; nil skips it.
  mutating func answer(_ customer: Int, _ text: String?) {
    guard let question = question(ofCustomer: customer) else {
      return refuse(.customer(customer), "survey.none", "no question is asked")
    }
    guard let text else {
      guard !question.isRequired else {
        return refuse(
          .customer(customer), WidgetRules.onlyRequired, "\u{201C}\(question.text)\u{201D} needs an answer")
      }
      append(.answered(nil), ofCustomer: customer)
      return goOn(customer)
    }
    guard
      question.choices.isEmpty || question.choices.contains(text)
        || !world.rules.holds(WidgetRules.options)
    else {
      return refuse(
        .customer(customer), WidgetRules.options,
        "answer with one of: \(question.choices.joined(separator: ", "))")
    }
    append(.answered(text), ofCustomer: customer)
    goOn(customer)
  }

  /// Asks the next question; after the last the survey is over.
  private mutating func goOn(_ customer: Int) {
    guard let progress = state.widgets[customer].survey else { return }
    if let question = question(ofCustomer: customer) {
      return append(.asked(question.text), ofCustomer: customer)
    }
    endSurvey(customer)
    if progress.kind == .preChat { start(customer, progress.workstream) }
  }

  /// Ends a survey, answered or not.
  mutating func endSurvey(_ customer: Int) {
    guard let progress = state.widgets[customer].survey else { return }
    append(.surveyEnded, ofCustomer: customer)
    guard progress.kind != .preChat, let conversation = state.conversation(ofCustomer: customer) else {
      return
    }
    notify(.surveyEnds, in: conversation)
  }

  // MARK: After a conversation

  /// Asks the customer how it went, once, when an event ended the talk.
  mutating func survey(after event: CenterEvent) {
    let ended: ConversationID? =
      switch event {
      case .movedToWrapUp(let id, let reason, _) where reason != .customerDisconnectedOrLeftActive: id
      case .conversationClosed(let id, _): id
      default: nil
      }
    guard let conversation = ended, world.rules.holds(WidgetRules.postChat),
      let center = state.center[conversation], let thread = state.thread(conversation), !thread.isSurveyed,
      !wasCutOff(center), let kind = surveyKind(center),
      let survey = world.widget(of: center.workstream)[kind]
    else { return }
    if let link = survey.link {
      notify(.surveyLink, in: conversation, [("link", link)])
    } else {
      notify(.surveyBegins, in: conversation)
      begin(kind, center.workstream, customer: thread.customer)
    }
  }

  /// Whether the customer lost the connection and did not come back: nobody is there to be asked.
  private func wasCutOff(_ center: CenterConversation) -> Bool {
    center.customer == .disconnected || center.reason == .customerDisconnectedOrLeftActive
      || center.sessions.last?.closure == .customerDisconnect
  }

  /// Which survey follows: `participantJoined` of the product's widget.
  private func surveyKind(_ center: CenterConversation) -> Survey.Kind? {
    guard world.rules.holds(WidgetRules.participantJoined) else { return .postChat }
    let accepted = center.sessions.filter { $0.accepted != nil }
    if accepted.contains(where: { $0.member.representative != nil }) { return .postChat }
    return accepted.isEmpty ? nil : .bot
  }
}
