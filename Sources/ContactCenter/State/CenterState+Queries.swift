extension CenterState {
  /// The representative who has a conversation; nil while a bot has it or nobody does.
  public func representative(of conversation: ConversationID) -> RepresentativeID? {
    holds(conversation) ? conversations[conversation.index].owner?.representative : nil
  }

  /// The oldest conversation that a representative is asked about: offered, or for a colleague's question.
  public func offer(to representative: RepresentativeID) -> ConversationID? {
    let member = self[.representative(representative)]
    return member?.conversations.first { self[$0]?.offer?.representative == representative }
      ?? member?.consulting.first { self[$0]?.consult(of: representative) == .asked }
  }

  /// The conversation a representative works in: the one turned to, else the one accepted last, else the latest
  /// they are consulted about.
  public func current(of representative: RepresentativeID) -> ConversationID? {
    let member = self[.representative(representative)]
    if let focus = member?.focus { return focus }
    return member?.conversations.last { self[$0]?.owner == .representative(representative) }
      ?? member?.consulting.last { self[$0].flatMap { $0.consult(of: representative) } != .asked }
  }
}
