import Basis
import CustomDump
import Testing

@testable import Scenarios

@Suite("Findings on channels")
struct ChannelFindingTests {
  private func findings(
    _ channel: String, era: String = "2023-06", customer: String = "", script: String = ""
  ) -> [String] {
    let text = """
      scenario: x
      organization:
        organization: x
        era: \(era)
        workstreams:
          - {name: Chat, channel: \(channel)}
      customers:
        - {name: Ana\(customer)}
      script:
        - customer: Hi
      \(script)
      """
    let (loaded, found) = Shipped.load(
      "x.yml", in: SourceBundle([SourceBundle.File(path: "x.yml", text: text)]))
    let channels = (found + (loaded.map { ScenarioLint.findings($0) } ?? [])).filter {
      $0.code.hasPrefix("channel.") || $0.code.hasPrefix("expect.") || $0.code.hasPrefix("name.")
    }
    return channels.map {
      "\($0.span?.start.line ?? 0) \($0.severity.rawValue) \($0.code): \($0.message) (\($0.hint ?? ""))"
    }
  }

  @Test("a channel without a profile is told, with what is near")
  func unknown() {
    expectNoDifference(
      findings("team", customer: ", channel: smss"),
      [
        "8 warning channel.unknown: there is no profile of the channel smss: what customers receive is as in "
          + "live chat (did you mean sms?)",
        "6 warning channel.unknown: there is no profile of the channel team: what customers receive is as in "
          + "live chat (did you mean teams?)",
      ])
    #expect(findings("teams") == [])
  }

  @Test("a channel that the version does not describe is told where it is written")
  func absent() {
    expectNoDifference(
      findings("whatsapp-acs"),
      [
        "6 warning channel.not-in-version: WhatsApp (Azure Communication Services) is not described in 2023-06; "
          + "CE card-support-in-channels 2024-08 is the first, in 2024-08 (write era: 2024-08 or later, or "
          + "another channel)"
      ])
    #expect(findings("whatsapp-acs", era: "2024-08") == [])
    #expect(findings("voice", era: "2022-05").count == 1)
  }

  @Test("what is received on a channel that nobody knows, or by a rule that nobody has, is a mistake")
  func expectations() {
    let script = """
        - expect:
            - received: {on: teems, text: x}
            - received: {on: {contains: teams}}
            - no: {received: {limits: channel.typing-indicater}}
            - received: {on: teams@azure, limits: [channel.audio-card]}
            - no: {received: {on: teams@tomorrow}}
      """
    expectNoDifference(
      findings("live-chat", script: script).map { String($0.prefix(100)) },
      [
        "12 warning channel.unknown-profile: there is no channel called teems (did you mean teams?)",
        "13 error expect.profile: on is one channel, or one channel of a version (write it like teams or team",
        "14 error name.unknown: there is no limitation called channel.typing-indicater (did you mean channel.",
        "16 error channel.unknown-profile: tomorrow is neither a version nor a sender (write channel or chann",
      ])
  }
}
