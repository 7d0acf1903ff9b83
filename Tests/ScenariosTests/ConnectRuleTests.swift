import Basis
import ContactCenter
import CustomDump
import Scenarios
import Testing

/// Which rules of the set-up decide, and what they ask for.
@Suite("Connecting a bot: its rules")
struct ConnectRuleTests {
  /// A rule of the set-up and what shows it: the answers, what is otherwise in the file, the era.
  struct Switch: Sendable, CustomStringConvertible {
    var rule: String
    var answers: [(ConnectQuestion, String)] = Contoso.usual + [(.escalation, "1"), (.queue, "Support")]
    var change: (old: String, new: String) = ("", "")
    var order = Connecting.Order.connect
    var era = "2020-06"
    var isOn = true
    var description: String { rule }
  }

  private static let afterConnecting = (
    old: "agent: bots/a\n", new: "agent: bots/a\n    application-id: app-a\n    connected-to: Contoso\n"
  )

  static let switches: [Switch] = [
    Switch(rule: "connect.licences", change: ("licences: [bot, chat]", "licences: []")),
    Switch(rule: "connect.administrator", change: ("roles: [omnichannel-administrator]", "roles: []")),
    Switch(
      rule: "connect.extensions", change: ("extensions: [omnichannel]", "extensions: []"), era: "2022-06"),
    Switch(rule: "connect.published-bot", answers: [(.bot, "bot-b")] + Contoso.usual.dropFirst()),
    Switch(
      rule: "connect.same-region", change: ("agent: bots/a\n", "agent: bots/a\n    region: Asia\n"),
      era: "2023-06"),
    Switch(
      rule: "connect.skill-based-routing",
      change: ("agent: bots/a\n", "kind: azure\n"), era: "2023-06"),
    Switch(
      rule: "connect.unique-application-id",
      answers: Contoso.usual.dropLast() + [(.application, "app-b"), (.escalation, "1"), (.queue, "Support")]),
    Switch(
      rule: "connect.one-instance",
      answers: [(.bot, "bot-a"), (.privacy, "yes"), (.environment, "Contoso Asia"), (.application, "app-a")],
      change: afterConnecting),
    Switch(rule: "connect.teams-automatic"),
    Switch(rule: "connect.privacy-acknowledged", answers: [(.bot, "bot-a"), (.privacy, "no")]),
    Switch(
      rule: "connect.name-length", answers: [(.bot, "Bot A")] + Contoso.usual.dropFirst(),
      change: ("name: Bot A", "name: Bot A\n    # renamed"), era: "2024-06"),
    Switch(
      rule: "connect.bot-on-workstream", answers: Contoso.usual + [(.workstream, "Chat")], era: "2023-06"),
    Switch(
      rule: "connect.no-removal", answers: [],
      change: (
        old: afterConnecting.old, new: afterConnecting.new + "    connection: disconnected\n"
      )),
    Switch(
      rule: "connect.removal", answers: [(.bot, "bot-a")], change: afterConnecting, order: .disconnect,
      era: "2022-06"),
  ]

  @Test(
    "each rule of the set-up decides: with and without it the same answers lead elsewhere",
    arguments: switches)
  func switched(_ one: Switch) {
    func result(_ isOn: Bool) -> String {
      var text =
        one.change.old.isEmpty
        ? Contoso.organization : Contoso.organization.replacing(one.change.old, with: one.change.new)
      if one.rule == "connect.name-length" {
        text = text.replacing("Bot A", with: "Bot A of a name that has no end")
      }
      text = "rules: {\(one.rule): \(isOn ? "on" : "off")}\n" + text
      let result = Contoso.connect(one.answers, one.order, era: one.era, text)
      let (file, _) = OrganizationReader.read("era: \(one.era)\n" + text, file: "o.yml")
      let lint = file.map { file in
        OrganizationLint.findings(
          file.organization, rules: RuleBook(era: file.era ?? .standard, switches: [one.rule: isOn])
        ).map { "\($0.code) \($0.message)" }
      }
      return "\(result.changes) \(result.findings) \(result.said) \(lint ?? [])"
    }
    #expect(result(true) != result(false))
  }

  @Test("two bots written in code need ids of their own as well (row 27)")
  func azurePair() {
    let text = Contoso.organization.replacing("agent: bots/a", with: "kind: azure")
      .replacing("agent: bots/b", with: "kind: azure")
    let answers = Array(Contoso.usual.dropLast())
    expectNoDifference(
      Contoso.connect(answers + [(.application, "app-b")], era: "2020-06", text).findings,
      [
        "19:12 connect.unique-application-id: Bot B has this application id; each bot of an organization needs its own "
          + "| Register another application"
      ])
    expectNoDifference(
      Contoso.connect(answers + [(.application, "app-a"), (.queue, "Support")], era: "2020-06", text)
        .findings,
      [])
  }

  @Test("which licence is needed depends on the channels; that of 2019 was for all of them (row 11)")
  func licences() {
    func lacks(_ licences: String, _ channel: String) -> [String] {
      let text = Contoso.organization.replacing("licences: [bot, chat]", with: "licences: [bot, \(licences)]")
        .replacing("extensions: [omnichannel]", with: "extensions: [telephony, omnichannel, voice]")
        .replacing("    fallback-queue", with: "    channel: \(channel)\n    fallback-queue")
      return Contoso.connect([], era: "2023-06", text).findings.filter { $0.contains("connect.licences") }
        .map { String($0.drop { $0 != " " }.dropFirst("  connect.licences:".count)) }
    }
    let voice =
      "There is no licence for voice, and a workstream takes calls | Buy what the channels need: licences: [bot, voice]"
    let messaging =
      "There is no licence for digital messaging, and a workstream takes sms | Buy what the channels need: licences: "
      + "[bot, digital-messaging]"
    expectNoDifference(lacks("chat", "live-chat"), [])
    expectNoDifference(lacks("digital-messaging", "live-chat"), [])
    expectNoDifference(lacks("chat", "sms"), [messaging])
    expectNoDifference(lacks("digital-messaging", "sms"), [])
    expectNoDifference(lacks("digital-messaging", "voice"), [voice])
    expectNoDifference(lacks("voice", "voice"), [])
    for channel in ["live-chat", "sms", "voice"] { expectNoDifference(lacks("omnichannel", channel), []) }
  }

  @Test("what was not prepared stops the set-up, in the words of check (rows 10 to 16, 19)")
  func prerequisites() {
    let bare = Contoso.organization.replacing(
      "{licences: [bot, chat], roles: [omnichannel-administrator], extensions: [omnichannel]}",
      with: "{roles: []}")
    expectNoDifference(
      Contoso.connect([], era: "2023-06", bare).findings,
      [
        "8:16 connect.licences: There is no licence of the bots' own product | Buy one or take a trial: licences: [bot]",
        "8:16 connect.licences: There is no licence of Omnichannel: for chat, digital messaging or voice | Buy what the "
          + "channels need: licences: [bot, chat]",
        "8:16 connect.administrator: Whoever connects bots does not have the role Omnichannel administrator | Grant it: "
          + "roles: [omnichannel-administrator]",
        "8:16 connect.extensions: Omnichannel Power Virtual Agent extension is not installed: bots lack the variables "
          + "and actions they need | Install: extensions: [omnichannel]; then see that their variables appear in Power "
          + "Virtual Agents",
      ])
    // In 2019 no page spoke of extensions.
    #expect(
      !Contoso.connect([], era: "2019-11", bare).findings.contains { $0.contains("connect.extensions") })
  }

  @Test("with voice three extensions are installed, in their order (row 16)")
  func voice() {
    func findings(_ extensions: String) -> [String] {
      let text = Contoso.organization.replacing(
        "extensions: [omnichannel]", with: "extensions: [\(extensions)]"
      )
      .replacing("licences: [bot, chat]", with: "licences: [bot, voice]")
      .replacing("    fallback-queue", with: "    channel: voice\n    fallback-queue")
      return Contoso.connect([], era: "2023-06", text).findings.filter { $0.contains("connect.extensions") }
        .map { String($0.drop { $0 != "|" }) }
    }
    expectNoDifference(
      findings("omnichannel"),
      [
        "| Install: extensions: [telephony, omnichannel, voice]; then see that their variables appear in Power Virtual Agents"
      ])
    expectNoDifference(
      findings("omnichannel, telephony, voice"),
      ["| Install them in this order: extensions: [telephony, omnichannel, voice]"])
    expectNoDifference(findings("telephony, omnichannel, voice"), [])
  }
}
