/// What the sample bot says. The sentences of the transfer, of the end and of a card are the product's own (S4).
public enum SampleTexts {
  /// When the bot is given a conversation.
  public static let greeting = "Hello, you are talking to a bot. Say help for what it can do."
  /// To the customer, before a transfer.
  public static let transfer = "Perfect I'll transfer you now"
  /// To the customer, before the end.
  public static let farewell = "Thanks for talking with me. Have a good day. Bye."
  /// To the representative's side, at the end.
  public static let endReason = "Ending the conversation as per customer request."
  /// Before the value of a card that was submitted.
  public static let cardValue = "You replied with value:"
  /// The answer to the typed command AttachmentFromC2.
  public static let attachmentIdentified = "Attachment type has been identified"
  /// When the text is no command.
  public static let notUnderstood = "I did not understand that. Say help for what I can do."
  /// To the representative's side, when silence ends the conversation.
  public static let silenceReason = "Ending the conversation because the customer no longer responds."
  /// What Debug says when nothing is kept for the conversation.
  public static let noContext = "No context is kept for this conversation."
}
