extension CenterState {
  /// The representative who has a conversation; nil while a bot has it or nobody does.
  public func representative(of conversation: ConversationID) -> RepresentativeID? {
    holds(conversation) ? conversations[conversation.index].owner?.representative : nil
  }

  /// The oldest conversation that is offered to a representative.
  public func offer(to representative: RepresentativeID) -> ConversationID? {
    self[.representative(representative)]?.conversations.first {
      self[$0]?.offer?.representative == representative
    }
  }

  /// The conversation a representative works in: the one accepted last.
  public func current(of representative: RepresentativeID) -> ConversationID? {
    self[.representative(representative)]?.conversations.last {
      self[$0]?.owner == .representative(representative)
    }
  }
}
