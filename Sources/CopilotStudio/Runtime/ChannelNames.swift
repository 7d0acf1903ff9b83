/// The channels as the schema's `ChannelId` names them.
enum ChannelNames {
  static let all = [
    "Directline", "Facebook", "MsTeams", "Telephony", "Omnichannel", "Microsoft365Copilot", "Agents",
    "MsTeamsPhone",
  ]
}

extension BotContext {
  /// The channel's name in lower case; every channel of a contact center that is none of them is `omnichannel`.
  var channelName: String {
    let id = self.channelID.lowercased()
    return ChannelNames.all.contains { $0.lowercased() == id } ? id : "omnichannel"
  }
}
