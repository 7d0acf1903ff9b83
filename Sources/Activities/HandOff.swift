import Basis

/// The hand-off on the wire: the event `handoff.initiate` with its context and the transcript.
///
/// (Sample in `domain.md` 1.7; protocol in the Bot Framework's hand-off design.)
public enum HandOffProtocol {
  /// The event a bot sends to hand the conversation over.
  public static let initiate = "handoff.initiate"
  /// The event by which a hub tells a bot what became of it.
  public static let status = "handoff.status"
  /// The attachment's name; compared without case.
  public static let transcriptName = "Transcript"
  /// The event that brings Omnichannel's context to a bot.
  public static let setContext = "omnichannelSetContext"

  /// The event with its context variables and the transcript of what was said.
  ///
  /// - Parameters:
  ///   - context: the context variables, `va_` ones first, in the order they are to be shown.
  ///   - transcript: the messages of the bot's part, in order.
  public static func initiate(context: [JSON.Member], transcript: [Activity]) -> Activity {
    var event = Activity.event(initiate, value: .object(context))
    event.attachments = [
      Attachment(
        contentType: "application/json", content: ["activities": .array(transcript.map(\.json))],
        name: transcriptName)
    ]
    return event
  }

  /// The messages inside the transcript attachment; nil when the activity carries none.
  public static func transcript(of activity: Activity) -> [Activity]? {
    let attachment = activity.attachments.first { $0.name?.lowercased() == transcriptName.lowercased() }
    return attachment?.content?["activities"]?.array?.compactMap(Activity.init(json:))
  }
}
