import Activities
import Basis
import CustomDump
import Testing

@testable import Transcripts

@Suite("Mock-ups of chatdown")
struct ChatTests {
  private func read(_ text: String, _ files: [String: String] = [:]) -> Told {
    TranscriptFormat.chat.read(text, file: "m.chat", attached: { files[$0].map { Array($0.utf8) } })
  }

  /// The lines in words: who, what.
  private func words(_ told: Told) -> [String] {
    told.conversations.flatMap { conversation in
      conversation.lines.dropFirst().map { "\($0.from?.description ?? "nobody"): \($0.spokenText)" }
    }
  }

  @Test("names and aliases begin messages in any case, and a message goes on until the next")
  func messages() {
    let told = read(
      "user=Ana\nbot=Helper\n\nANA: Hi\nuser: are\nyou there?\n> no line\nhelper:Yes\nNote: no speaker\n")
    expectNoDifference(
      words(told),
      ["customer Ana: Hi", "customer Ana: are\nyou there?", "bot Helper: Yes\nNote: no speaker"])
    #expect(told.findings == [])
  }

  @Test("typing is an activity of its own, and a delay moves the clock")
  func typing() throws {
    let lines = read("user: Hi\nbot: Wait[Typing][Delay=5000]Done\n").conversations[0].lines
    #expect(lines.map(\.kind) == [.activity, .text, .text, .message(.typing), .text])
    let times = lines.compactMap(\.at)
    #expect(zip(times, times.dropFirst()).map { ($1 - $0).milliseconds } == [2000, 2000, 100, 5000])
  }

  @Test("a bot can write to one of several customers, and the others do not see it")
  func oneOfSeveral() {
    let lines = read("users=Ana,Bo\nbot=B\nAna: Hi\nbot: Hello Ana\nbot->Bo: Hello Bo\n").conversations[0]
      .lines
    #expect(lines[2].seenWords(.classic) == "customer Ana, customer Bo, bot B")
    #expect(lines[3].seenWords(.classic) == "customer Bo, bot B")
    #expect(lines[3].activity.recipient?.name == "Bo")
  }

  @Test("brackets that are no command stay text")
  func links() {
    #expect(
      words(read("bot: See [this page](https://x.test) [Typing ] end\n")).first
        == "bot bot: See [this page](https://x.test)")
  }

  @Test("cards, suggestions and files become attachments")
  func cards() throws {
    let told = read(
      """
      bot: Look
      [HeroCard
        title=A card
        buttons=One|Two
        colour=red]
      [Suggestions=Yes|No]
      [AttachmentLayout=carousel]
      [Attachment=card.json adaptivecard]
      [Attachment=gone.png]
      """, ["card.json": #"{"type":"AdaptiveCard"}"#])
    let activity = try #require(told.conversations[0].lines.last?.activity)
    #expect(activity.text == "Look")
    #expect(activity.attachmentLayout == "carousel")
    #expect(activity.suggestedActions.map(\.title) == ["Yes", "No"])
    #expect(
      activity.attachments.map(\.contentType) == [
        "application/vnd.microsoft.card.hero", "application/vnd.microsoft.card.adaptive", "image/png",
      ])
    #expect(activity.attachments[0].content?["title"] == "A card")
    #expect(activity.attachments[1].content == ["type": "AdaptiveCard"])
    #expect(told.findings.map(\.code) == ["chat.card-property", "chat.attachment"])
    #expect(told.findings.allSatisfy { $0.span?.start.line == 1 })
  }

  @Test("what the format cannot say is kept in comments that chatdown skips")
  func comments() throws {
    var conversation = ToldConversation(
      id: "c", title: "Talk", channel: "live-chat", parties: [Party(.customer, "Ana"), Party(.bot, "B")])
    conversation.lines = [
      ToldLine(
        from: Party(.bot, "B"), activity: .message("> quoted\nuser: not her"),
        seenBy: [Party(.customer, "Ana"), Party(.bot, "B")]),
      ToldLine(
        .message(.note), from: Party(.agent, "Mia Novak"), activity: .message("Calls back\nat five"),
        seenBy: [Party(.agent, "Mia Novak")]),
    ]
    let text = try TranscriptFormat.chat.write([conversation]).get()
    #expect(text.contains("\n> | bot: Calls back\n> | at five\n"))
    try RoundTrip.check(conversation.settled(), .chat, "comments")
  }
}
