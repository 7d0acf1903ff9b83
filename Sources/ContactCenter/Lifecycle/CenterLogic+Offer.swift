import Basis

// Notifications: what they are for, how long they stand, what they do by themselves.
extension CenterLogic {
  /// How much later an offer goes on that nobody could see (CE manage-missed-notifications).
  public static let unseenDelay = TimeSpan.minutes(8)

  /// What a conversation's representative is notified of.
  public func notificationKind(for conversation: CenterConversation) -> NotificationKind {
    if conversation.chosenBy != nil { return .transfer }
    switch conversation.pass.cause {
    case .escalated: return .botEscalation
    case .transferred: return .transfer
    default: return conversation.isAuthenticated ? .authenticated : .unauthenticated
    }
  }

  /// How the notification of a conversation looks and behaves.
  public func template(for conversation: CenterConversation) -> NotificationTemplate {
    organization.template(for: notificationKind(for: conversation), in: conversation.workstream)
  }

  /// The offer of a conversation to a representative; `chosenBy` when somebody names them now.
  func offer(
    _ conversation: CenterConversation, to person: RepresentativeID, _ state: CenterState,
    at time: VirtualTime, chosen: Bool = false
  ) -> CenterEvent {
    let template =
      chosen
      ? organization.template(for: .transfer, in: conversation.workstream) : template(for: conversation)
    return .conversationOffered(
      conversation.id, person, expires: expiry(template, conversation, state, at: time),
      units: Int32(clamping: organization[conversation.workstream]?.units ?? 0))
  }

  /// When a notification's time is up; nil without limit.
  func expiry(
    _ template: NotificationTemplate, _ conversation: CenterConversation, _ state: CenterState,
    at time: VirtualTime
  ) -> VirtualTime? {
    guard rules.holds(RoutingRules.offerTimeout) else { return nil }
    return (template.timeout ?? state.limits(of: conversation).offer).map { time + $0 }
  }

  /// What a notification asks for by itself when it appears: where it assigns or accepts, the acceptance.
  public func automaticRequest(after event: CenterEvent, _ state: CenterState) -> CenterRequest? {
    guard case .conversationOffered(let id, let person, _, _) = event,
      rules.holds(RoutingRules.offerAutomatic),
      let conversation = state[id], conversation.offer?.representative == person,
      template(for: conversation).isAutomatic
    else { return nil }
    return .accept(id, by: person)
  }

  /// What happens when an offer's time is up.
  func offerElapsed(
    _ conversation: CenterConversation, _ state: CenterState, isUnseen: Bool, at time: VirtualTime
  ) -> [CenterEvent] {
    guard let person = conversation.offer?.representative else { return [] }
    let isAway = state[.representative(person)]?.isDisconnected ?? false
    if isAway, !isUnseen, rules.holds(RoutingRules.offerUnseen) {
      return [.offerUnseen(conversation.id, person, until: time + Self.unseenDelay)]
    }
    let inactive = organization.desk.missedIsInactive ? presence(.inactive, of: person, state) : []
    return [.offerTimedOut(conversation.id, person)] + inactive
  }
}
