import Basis

// The channels. Where the documents begin: AI19 for live chat, `channels.md` of April 2020 for most others. The styles
// are those of CE card-support-in-channels (2024-08). The numbers of buttons are the Bot Framework SDK's own
// (botbuilder-dialogs, choices/channel), the lengths those of the providers' interfaces.

extension ChannelProfile {
  /// The chat widget on a web page.
  public static let liveChat = ChannelProfile(
    "live-chat", "Live chat", channelID: "lcw", since: Era(year: 2019, month: 11), source: "AI19")
  /// The same widget in its asynchronous mode.
  public static let persistentChat = ChannelProfile(
    "persistent-chat", "Persistent chat", channelID: "lcw", since: Era(year: 2020, month: 1),
    source: "CE persistent-chat")
  /// Microsoft Teams.
  public static let teams = ChannelProfile(
    "teams", "Microsoft Teams", channelID: "msteams", since: Era(year: 2020, month: 4),
    source: "CE channels 2020-04")
  /// Facebook Messenger.
  public static let facebook = ChannelProfile(
    "facebook", "Facebook", channelID: "facebook", since: Era(year: 2020, month: 4),
    source: "CE channels 2020-04",
    styles: [.bold, .italics, .strikethrough, .monospace, .link, .newLine], mostChoices: 10,
    longestText: 2000)
  /// WhatsApp through Twilio.
  public static let whatsApp = ChannelProfile(
    "whatsapp", "WhatsApp (Twilio)", channelID: "whatsapp", since: Era(year: 2020, month: 4),
    source: "CE channels 2020-04",
    styles: [.bold, .italics, .strikethrough, .monospace, .link, .newLine], longestText: 1600)
  /// WhatsApp through Azure Communication Services.
  public static let whatsAppACS = ChannelProfile(
    "whatsapp-acs", "WhatsApp (Azure Communication Services)", channelID: "whatsapp",
    since: Era(year: 2024, month: 8), source: "CE card-support-in-channels 2024-08",
    styles: [.bold, .italics, .strikethrough], longestText: 4096)
  /// Text messages; the length is Twilio's.
  public static let sms = ChannelProfile(
    "sms", "SMS", channelID: "sms", since: Era(year: 2020, month: 4), source: "CE channels 2020-04",
    styles: [], longestText: 1600)
  /// LINE.
  public static let line = ChannelProfile(
    "line", "LINE", channelID: "line", since: Era(year: 2020, month: 4), source: "CE channels 2020-04",
    mostChoices: 13, longestText: 5000)
  /// WeChat.
  public static let weChat = ChannelProfile(
    "wechat", "WeChat", channelID: "wechat", since: Era(year: 2020, month: 4),
    source: "CE channels 2020-04", styles: [])
  /// Apple Messages for Business.
  public static let apple = ChannelProfile(
    "apple-messages", "Apple Messages for Business", channelID: "apple", since: Era(year: 2023, month: 1),
    source: "CE card-support-in-channels 2023-01", styles: [])
  /// Telegram, a custom messaging channel.
  public static let telegram = ChannelProfile(
    "telegram", "Telegram", channelID: "telegram", since: Era(year: 2020, month: 4),
    source: "CE channels 2020-04",
    styles: [.bold, .italics, .strikethrough, .monospace, .linkWithText, .link, .newLine],
    mostChoices: 100, longestText: 4096)
  /// A messaging channel of one's own, whose client speaks Direct Line.
  public static let directLine = ChannelProfile(
    "direct-line", "Custom (Direct Line)", channelID: "directline", since: Era(year: 2020, month: 4),
    source: "CE channels 2020-04; CE bring-your-own-channel", mostChoices: 100)
  /// Any other channel of Azure Bot Service: nothing is published about what it shows.
  public static let custom = ChannelProfile(
    "custom", "Custom", channelID: "custom", since: Era(year: 2020, month: 4),
    source: "CE channels 2020-04; CE configure-custom-channel")
  /// Calls.
  public static let voice = ChannelProfile(
    "voice", "Voice", channelID: "telephony", since: Era(year: 2022, month: 6),
    source: "PP configuration-hand-off-omnichannel 2022", styles: [])

  /// Every channel that is simulated; to add one, add it here.
  public static let all: [ChannelProfile] = [
    liveChat, persistentChat, teams, facebook, whatsApp, whatsAppACS, sms, line, weChat, apple, telegram,
    directLine, custom, voice,
  ]
  /// All channels that show what is sent, in place of speaking it.
  static let written: [ChannelProfile] = all.filter { $0 != .voice }
}
