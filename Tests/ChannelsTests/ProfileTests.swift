import Activities
import Basis
import CustomDump
import Testing

@testable import Channels

@Suite("Channel profiles")
struct ProfileTests {
  @Test(
    "a profile names a channel, and perhaps a version and a sender",
    arguments: [
      ("teams", "teams", nil, nil), ("teams@2022-06", "teams@2022-06", "2022-06", nil),
      ("line@azure", "line@azure", "2025-10", Sender.azureBot),
      ("line@2020-10@azure", "line@azure@2020-10", "2020-10", .azureBot),
      ("sms@person", "sms@person", nil, .representative),
    ] as [(String, String, String?, Sender?)])
  func reading(text: String, written: String, era: String?, sender: Sender?) throws {
    let profile = try DeliveryProfile.reading(text).get()
    #expect(profile.description == written)
    #expect(profile.era?.description == era && profile.sender == sender)
    #expect(try DeliveryProfile.reading(written).get() == profile)
  }

  @Test(
    "what is no profile is refused with what is near",
    arguments: [
      ("team", "there is no channel called team", "did you mean teams?"),
      ("teams@2022", "2022 is neither a version nor a sender", nil),
      ("teams@azur", "azur is neither a version nor a sender", "did you mean azure?"),
      ("", "there is no channel called ", nil), ("@", "there is no channel called ", nil),
    ] as [(String, String, String?)])
  func refused(text: String, message: String, hint: String?) {
    guard case .failure(let failure) = DeliveryProfile.reading(text) else {
      Issue.record("\(text) is read")
      return
    }
    #expect(failure.diagnostics.first?.message == message)
    if let hint { #expect(failure.diagnostics.first?.hint == hint) }
    #expect(failure.diagnostics.first?.hint?.isEmpty == false)
  }

  @Test("a version comes before the run's, and so does a sender")
  func overrides() {
    let rules = RuleBook(era: Era(year: 2019, month: 11))
    func rule(_ profile: DeliveryProfile) -> [String] {
      profile.receive(message(nil, card("oauth")), rules: rules, sender: .copilotStudio).fired.map(\.rule)
    }
    #expect(rule(DeliveryProfile(.teams)) == [])
    #expect(rule(DeliveryProfile(.teams, era: .standard)) == ["channel.oauth-card-in-teams"])
    #expect(rule(DeliveryProfile(.teams, era: .standard, sender: .azureBot)) == [])
  }

  @Test("a channel that a version does not know yet is told")
  func absence() {
    let old = Era(year: 2020, month: 3)
    #expect(DeliveryProfile(.liveChat).absence(in: old) == nil)
    #expect(DeliveryProfile(.teams).absence(in: Era(year: 2020, month: 4)) == nil)
    #expect(
      DeliveryProfile(.teams).absence(in: old)
        == "Microsoft Teams is not described in 2020-03; CE channels 2020-04 is the first, in 2020-04")
    #expect(DeliveryProfile(.teams, era: .standard).absence(in: old) == nil)
  }

  @Test("ids are unique, and every channel says where it is described")
  func table() {
    #expect(Set(ChannelProfile.all.map(\.id)).count == ChannelProfile.all.count)
    for profile in ChannelProfile.all {
      #expect(ChannelProfile.named(profile.id) == profile)
      #expect(!profile.source.isEmpty && !profile.name.isEmpty && !profile.channelID.isEmpty)
    }
    #expect(ChannelProfile.named("fax") == nil)
  }
}
