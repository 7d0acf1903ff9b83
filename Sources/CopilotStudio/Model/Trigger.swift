import Basis
import PowerFx

/// What starts a topic.
public struct Trigger: Sendable {
  /// The kind as written, as in `OnRecognizedIntent`.
  public var kind: String
  /// The id as written, `main` nearly always.
  public var id: String
  /// What it listens to.
  public var family: Family
  /// It starts only while this is true; redirects do not ask. Nil for always.
  public var condition: Formula?
  /// Lower numbers go first, in thousandths (the default generative topic has -1).
  public var priority: Int
  /// Its trigger phrases.
  public var phrases: [String]
  /// Whether it may be offered when several topics match.
  public var isOffered: Bool
  /// The channels its phrases are for, as `ChannelId` names them in lower case; empty for all.
  public var channels: [String] = []
  /// Whether it starts its topic only once in a turn.
  public var isOncePerTurn = false
  /// Whether a topic that asks which of several is meant also does so while a question waits
  /// (`triggerBehavior: Always`).
  public var isAlwaysAsking = false

  /// What a trigger listens to.
  public enum Family: Hashable, Sendable {
    /// The customer's words, by phrases or by a language model.
    case recognized
    /// Several topics matched.
    case ambiguous
    /// No topic matched.
    case unknown
    /// The customer or the system wants a person.
    case escalation
    /// The conversation starts.
    case conversationStart
    /// Another topic calls it; nothing else does.
    case redirect
    /// Something failed.
    case error
    /// Somebody has to sign in.
    case signIn
    /// Every activity of a type passes, as in `Message`; nil for every activity.
    case activity(String?)
    /// An event activity of a name; nil for any.
    case event(String?)
    /// Nobody said anything for so long.
    case inactivity(TimeSpan)
    /// A generated answer is about to be sent.
    case generatedResponse
    /// Knowledge is searched: the topic is one of its sources.
    case knowledgeRequested
    /// What the customer asked for is done.
    case planComplete
    /// A language model or a service would call it: only a scenario can start it.
    case external
  }
}
