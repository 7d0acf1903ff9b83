import Activities
import Basis

/// A channel of one version of the product, perhaps for one kind of sender: what a message can be looked at by.
///
/// Written `teams`, `teams@2022-06`, `teams@azure`: what is left out is as in the run.
public struct DeliveryProfile: Hashable, Sendable, CustomStringConvertible {
  /// The channel.
  public var channel: ChannelProfile
  /// The version; nil for the run's.
  public var era: Era?
  /// Who sends; nil for whoever did.
  public var sender: Sender?

  /// Makes one.
  public init(_ channel: ChannelProfile, era: Era? = nil, sender: Sender? = nil) {
    self.channel = channel
    self.era = era
    self.sender = sender
  }

  /// The versions whose tables the documents have, oldest first (`domain.md` 6.1).
  public static let versions = [
    Era(year: 2019, month: 11), Era(year: 2020, month: 10), Era(year: 2022, month: 6),
    Era(year: 2023, month: 6),
  ]
  /// The month of the document about bots written in code (004).
  static let azureVersion = Era(year: 2025, month: 10)
  /// A channel for bots written in code, by the document about them.
  public static func azure(_ channel: ChannelProfile) -> DeliveryProfile {
    DeliveryProfile(channel, era: azureVersion, sender: .azureBot)
  }
  /// The names of senders after `@`; a bot written in code brings its document's month with it.
  static let senders: [(name: String, sender: Sender)] = [
    ("copilot", .copilotStudio), ("azure", .azureBot), ("person", .representative),
  ]

  /// Reads `teams@2022-06`, `teams@azure` or `teams@azure@2020-10`.
  public static func reading(_ text: String) -> Result<DeliveryProfile, Failure> {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    let name = parts[0]
    guard let channel = ChannelProfile.named(name) else {
      let known = ChannelProfile.all.map(\.id)
      return .failure(
        unknown("there is no channel called \(name.prefix(60))", nearest: name, among: known))
    }
    var profile = DeliveryProfile(channel)
    for part in parts.dropFirst() {
      if let era = Era(part) {
        profile.era = era
      } else if let sender = senders.first(where: { $0.name == part })?.sender {
        profile.sender = sender
      } else {
        return .failure(
          unknown(
            "\(part.prefix(60)) is neither a version nor a sender", nearest: part,
            among: versions.map(\.description) + senders.map(\.name)))
      }
    }
    if profile.sender == .azureBot, profile.era == nil { return .success(azure(channel)) }
    return .success(profile)
  }

  private static func unknown(_ message: String, nearest word: String, among known: [String]) -> Failure {
    let near = Suggestion.nearest(to: word, among: known).map { "did you mean \($0)?" }
    return Failure(
      Diagnostic(
        .error, "channel.unknown-profile", message,
        hint: near ?? "write channel or channel@version, out of: \(known.joined(separator: ", "))"))
  }

  /// As it is written: `teams@2022-06`.
  public var description: String {
    let name = sender.flatMap { sender in Self.senders.first { $0.sender == sender }?.name }
    let era = era.flatMap { sender == .azureBot && $0 == Self.azureVersion ? nil : $0.description }
    return ([channel.id] + [name, era].compactMap { $0 }).joined(separator: "@")
  }

  /// As people read it: `Microsoft Teams 2022-06, Azure bot`.
  ///
  /// - Parameter era: the version where the profile names none.
  public func title(era: Era) -> String {
    channel.name + " \(self.era ?? era)" + (sender.map { ", \($0.name)" } ?? "")
  }

  /// That the documents of a version do not know the channel yet; nil when they do.
  public func absence(in era: Era) -> String? {
    let era = self.era ?? era
    guard era < channel.since else { return nil }
    return "\(channel.name) is not described in \(era); \(channel.source) is the first, in \(channel.since)"
  }

  /// What a customer of this profile receives of an activity.
  ///
  /// - Parameters:
  ///   - rules: the run's rules; the profile's version comes before theirs.
  ///   - sender: who sent it, where the profile does not say.
  ///   - isAnswered: whether the customer has answered since.
  public func receive(_ sent: Activity, rules: RuleBook, sender: Sender, isAnswered: Bool = false)
    -> ChannelDelivery.Received
  {
    var rules = rules
    rules.era = era ?? rules.era
    return ChannelDelivery.receive(
      sent, profile: channel, rules: rules, sender: self.sender ?? sender, isAnswered: isAnswered)
  }
}
