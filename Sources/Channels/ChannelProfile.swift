/// A channel as a customer meets it: what it is called and what it can show.
public struct ChannelProfile: Hashable, Sendable, Identifiable {
  /// As organizations and scenarios name it: `live-chat`.
  public let id: String
  /// As the screen names it.
  public let name: String
  /// The channel's id on the wire.
  public let channelID: String
  /// Whether Markdown's styles are drawn; otherwise the customer reads the source.
  public let showsMarkdown: Bool

  /// Makes a profile.
  public init(id: String, name: String, channelID: String, showsMarkdown: Bool) {
    self.id = id
    self.name = name
    self.channelID = channelID
    self.showsMarkdown = showsMarkdown
  }

  /// The chat widget on a web page; all styles are drawn (CE card-support-in-channels).
  public static let liveChat = ChannelProfile(
    id: "live-chat", name: "Live chat", channelID: "lcw", showsMarkdown: true)
  /// Microsoft Teams; all styles are drawn (CE card-support-in-channels).
  public static let teams = ChannelProfile(
    id: "teams", name: "Microsoft Teams", channelID: "msteams", showsMarkdown: true)

  /// Every channel that is simulated; to add one, add it here.
  public static let all: [ChannelProfile] = [liveChat, teams]

  /// The channel with an id; nil for a stranger.
  public static func named(_ id: String) -> ChannelProfile? { all.first { $0.id == id } }
}
