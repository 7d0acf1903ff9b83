import Basis

/// What keeps a conversation as it is while nothing happens, and what ends that.
public struct WaitReason: Sendable, Equatable {
  /// The rule that keeps it.
  public var rule: Rule
  /// When that ends by itself; nil when it never does.
  public var until: VirtualTime?
  /// What ends it otherwise, for people.
  public var ends: String

  /// Makes a reason.
  public init(_ rule: Rule, until: VirtualTime? = nil, ends: String) {
    self.rule = rule
    self.until = until
    self.ends = ends
  }
}

extension CenterState {
  /// Why a conversation stays as it is; nil for one that does not exist, is closed, or still has something pending.
  public func waitsBecause(_ id: ConversationID) -> WaitReason? {
    guard let conversation = self[id], conversation.pending == .none else { return nil }
    if conversation.customer == .disconnected, let due = conversation.graceTimer?.due {
      return WaitReason(RoutingRules.disconnectGrace, until: due, ends: "the customer comes back")
    }
    let due = conversation.statusTimer?.due
    switch conversation.status {
    case .closed: return nil
    case .open: return open(conversation, due)
    case .active: return active(conversation, due)
    case .waiting:
      return WaitReason(
        RoutingRules.waitingTooLong, until: due, ends: "the customer writes, or /reopen takes it up")
    case .wrapUp:
      return WaitReason(RoutingRules.wrapUpCloses, until: due, ends: "the representative closes the session")
    }
  }

  private func open(_ conversation: CenterConversation, _ due: VirtualTime?) -> WaitReason {
    if conversation.statusTimer?.kind == .waiting {
      return WaitReason(
        RoutingRules.overflowWaiting, until: due,
        ends: "a member of its queue has presence and capacity for it")
    }
    if conversation.decision?.value.terms.method == .pick {
      return WaitReason(RoutingRules.openTooLong, until: due, ends: "a representative picks it")
    }
    return WaitReason(
      RoutingRules.openTooLong, until: due, ends: "a member of its queue has presence and capacity for it")
  }

  private func active(_ conversation: CenterConversation, _ due: VirtualTime?) -> WaitReason {
    if let offer = conversation.offer {
      let isUnseen = conversation.statusTimer?.kind == .unseenOffer
      return WaitReason(
        isUnseen ? RoutingRules.offerUnseen : RoutingRules.offerTimeout, until: due,
        ends: "\(offer.representative) accepts or declines")
    }
    if case .bot = conversation.owner {
      return conversation.customer == .closed
        ? WaitReason(
          RoutingRules.widgetLeavesBotActive, until: due,
          ends: "the bot transfers it with CloseOmnichannelConversation true, or ends it")
        : WaitReason(
          RoutingRules.botInactivity, until: due, ends: "the customer writes, or the bot ends or escalates it"
        )
    }
    if let person = conversation.owner?.representative,
      let member = self[.representative(person)], member.isDisconnected
    {
      return WaitReason(
        RoutingRules.disconnectOpens, until: member.graceTimer?.due, ends: "the representative comes back")
    }
    return WaitReason(
      due == nil ? RoutingRules.activeNever : RoutingRules.activeTooLong, until: due,
      ends: "the representative ends, closes, releases or transfers it, or the customer leaves")
  }
}
