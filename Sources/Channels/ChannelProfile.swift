import Basis

/// A channel as a customer meets it: what it is called, since when it is described, and what it can show.
///
/// What it does not do are rules of their own (`Limitation`), which read these figures.
public struct ChannelProfile: Hashable, Sendable, Identifiable {
  /// As organizations and scenarios name it: `live-chat`.
  public let id: String
  /// As the screen names it.
  public let name: String
  /// The channel's id on the wire.
  public let channelID: String
  /// The first month whose documents describe it.
  public let since: Era
  /// The document that does.
  public let source: String
  /// The styles of formatted messages that it shows.
  public let styles: TextStyles
  /// The most suggested buttons it shows; nil where no number is published.
  public let mostChoices: Int?
  /// The longest text that its provider takes, in characters; nil where no number is published.
  public let longestText: Int?

  /// Makes a profile.
  init(
    _ id: String, _ name: String, channelID: String, since: Era, source: String, styles: TextStyles = .all,
    mostChoices: Int? = nil, longestText: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.channelID = channelID
    self.since = since
    self.source = source
    self.styles = styles
    self.mostChoices = mostChoices
    self.longestText = longestText
  }

  /// The channel with an id; nil for a stranger.
  public static func named(_ id: String) -> ChannelProfile? { all.first { $0.id == id } }
}
