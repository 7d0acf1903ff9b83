import Activities
import Basis

extension Limitation {
  /// The table of 2019 (`domain.md` row 130 and 6.1): about set-up, so that no activity is touched.
  static let otherPublicationChannels = Limitation(
    Rule(
      "channel.other-publication-channels",
      "On other publication channels handing over needs an engagement hub that supports Omnichannel.",
      source: "AI19; S1", since: Era(year: 2019, month: 11), until: Era(year: 2022, month: 5)),
    senders: [.copilotStudio]
  ) { _, _ in .none }
}
