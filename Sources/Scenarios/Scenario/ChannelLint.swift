import Basis
import Channels
import ContactCenter
import SourceYAML

extension Reader where Value == String {
  /// A channel by its id. A stranger is kept, because organizations may have channels of their own, but what it shows
  /// is not known.
  static var channel: Reader {
    Reader { node, diagnostics in
      guard let id = Reader<String>.string.read(node, &diagnostics) else { return nil }
      if ChannelProfile.named(id) == nil {
        let known = ChannelProfile.all.map(\.id)
        let near = Suggestion.nearest(to: id, among: known).map { "did you mean \($0)?" }
        diagnostics.append(
          Diagnostic(
            .warning, "channel.unknown",
            "there is no profile of the channel \(id.prefix(60)): what customers receive is as in live chat",
            at: node.span, hint: near ?? "the profiles are: \(known.joined(separator: ", "))"))
      }
      return id
    }
  }
}

/// Channels that the simulated version of the product does not have.
enum ChannelLint {
  static func findings(
    _ organization: Organization, _ places: OrganizationFile.Places, _ rules: RuleBook
  ) -> [Diagnostic] {
    zip(organization.workstreams, places.channels).compactMap { workstream, place in
      guard let profile = ChannelProfile.named(workstream.channel),
        let absence = DeliveryProfile(profile).absence(in: rules.era)
      else { return nil }
      return Diagnostic(
        .warning, "channel.not-in-version", absence, at: place ?? .file(places.file),
        hint: "write era: \(profile.since) or later, or another channel")
    }
  }
}
