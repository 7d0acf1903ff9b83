import Activities
import Basis
import CustomDump
import Testing

@testable import Channels

private func received(
  _ sent: Activity, on profile: ChannelProfile = .liveChat, era: String = "2023-06",
  switches: [String: Bool] = [:], from sender: Sender = .copilotStudio
) -> ChannelDelivery.Received {
  let rules = RuleBook(era: Era(era) ?? .standard, switches: switches)
  return ChannelDelivery.receive(sent, profile: profile, rules: rules, sender: sender)
}

private func fired(_ sent: Activity, on profile: ChannelProfile = .liveChat, era: String = "2023-06")
  -> [String]
{
  received(sent, on: profile, era: era).fired.map(\.rule)
}

private func card(_ type: String) -> Activity {
  var activity = Activity(.message)
  activity.attachments = [Attachment(contentType: "application/vnd.microsoft.card." + type)]
  return activity
}

struct TypingIndicatorTests {
  @Test(
    "an agent's typing never reaches the customer, in any version",
    arguments: ["2019-11", "2021-01", "2022-06", "2023-06", "2024-02"])
  func dropped(era: String) {
    let result = received(Activity(.typing), era: era)
    #expect(result.activity == nil)
    #expect(result.fired.map(\.rule) == ["channel.typing-indicator"])
    #expect(result.fired.first?.outcome == .dropped)
  }

  @Test("a person's typing and an Azure bot's do", arguments: [Sender.representative, .azureBot, .customer])
  func others(sender: Sender) {
    expectNoDifference(
      received(Activity(.typing), from: sender), .init(activity: Activity(.typing), fired: []))
  }

  @Test("the rule can be switched off") func switched() {
    #expect(received(Activity(.typing), switches: ["channel.typing-indicator": false]).activity != nil)
  }
}

struct MarkdownLimitationTests {
  @Test("a picture together with words arrives as source text") func imageWithText() {
    let sent = Activity.message("Look: ![a cat](https://example.com/cat.png)", format: .markdown)
    let result = received(sent)
    var expected = sent
    expected.textFormat = .plain
    expectNoDifference(result.activity, expected)
    #expect(result.fired.map(\.rule) == ["channel.markdown-image-with-text"])
  }

  @Test(
    "a picture alone, words alone and code that looks like a picture arrive as they are",
    arguments: [
      "![a cat](https://example.com/cat.png)", "Only *words*!", "Wow! [link](x)", "Write `![a](b)` for it",
    ])
  func alone(text: String) {
    expectNoDifference(received(.message(text, format: .markdown)).fired, [])
  }

  @Test("every form of a picture counts", arguments: ["x ![](a.png)", "![a][1] y\n\n[1]: z.png"])
  func forms(text: String) {
    #expect(fired(.message(text, format: .markdown)).contains("channel.markdown-image-with-text"))
  }

  @Test("lines arrive with one more blank line between them") func extraSpace() {
    let result = received(.message("One\nTwo\n\nThree\n", format: .markdown))
    #expect(result.activity?.text == "One\n\nTwo\n\n\nThree\n")
    #expect(result.fired.map(\.rule) == ["channel.markdown-extra-space"])
    #expect(result.differs)
  }

  @Test("Windows' line ends count once") func windows() {
    #expect(received(.message("One\r\n\r\nTwo", format: .markdown)).activity?.text == "One\n\n\nTwo")
  }

  @Test(
    "one line, code, rows of a table and underlined titles keep their lines",
    arguments: ["One", "", "\n\nOne\n\n", "```\na\nb\n```", "| a | b |\n| - | - |\n| 1 | 2 |", "Title\n==="])
  func keeps(text: String) {
    expectNoDifference(
      received(.message(text, format: .markdown)),
      .init(activity: .message(text, format: .markdown), fired: []))
  }

  @Test("text after a code block is spaced again") func afterCode() {
    #expect(
      received(.message("a\n```\nb\n\nc\n```\nd\ne")).activity?.text == "a\n\n```\nb\n\nc\n```\n\nd\n\ne")
  }

  @Test("text without a format is Markdown when an agent sends it, plain when a person does") func format() {
    #expect(received(.message("One\nTwo")).activity?.text == "One\n\nTwo")
    #expect(received(.message("One\nTwo"), from: .representative).activity?.text == "One\nTwo")
    #expect(received(.message("One\nTwo", format: .plain)).fired.isEmpty)
  }

  @Test("both are first documented for June 2022") func since() {
    #expect(fired(.message("a\nb"), era: "2022-05").isEmpty)
    #expect(fired(.message("a\nb"), era: "2022-06") == ["channel.markdown-extra-space"])
    #expect(fired(.message("a ![b](c)"), era: "2022-05").isEmpty)
  }
}

struct CardLimitationTests {
  @Test("an adaptive card arrives and is marked, but not one that a skill sends") func adaptive() {
    let result = received(card("adaptive"))
    #expect(result.activity == card("adaptive"))
    #expect(result.fired.map(\.rule) == ["channel.adaptive-cards-by-skill"])
    #expect(!result.differs)
    var bySkill = card("adaptive")
    bySkill.other = [JSON.Member("callerId", "urn:botframework:aadappid:1")]
    #expect(received(bySkill).fired.isEmpty)
    #expect(fired(card("adaptive"), era: "2020-01") == ["channel.adaptive-cards-surveys-only"])
  }

  @Test("an OAuth card is flagged in Teams only") func oauth() {
    #expect(fired(card("oauth"), on: .teams) == ["channel.oauth-card-in-teams"])
    #expect(fired(card("oauth")).isEmpty)
    #expect(fired(card("oauth"), on: .teams, era: "2022-06") == ["channel.single-sign-on"])
    #expect(fired(card("signin"), era: "2020-10") == ["channel.authentication-cards"])
  }

  @Test("a carousel was a list in 2022 and no longer in June 2023") func carousel() {
    var sent = Activity(.message)
    sent.attachmentLayout = "carousel"
    #expect(received(sent, era: "2022-06").activity?.attachmentLayout == "list")
    #expect(received(sent).activity?.attachmentLayout == "carousel")
  }

  @Test("suggested buttons do not show in Teams") func suggestedActions() {
    var sent = Activity.message("Which?")
    sent.suggestedActions = [.imBack("A"), .imBack("B")]
    #expect(received(sent).activity?.suggestedActions.count == 2)
    #expect(received(sent, on: .teams).activity == .message("Which?"))
    #expect(fired(sent, era: "2019-11") == ["channel.suggested-actions-vanish"])
  }

  @Test("emojis may not show before 2022") func emojis() {
    #expect(fired(.message("Hi 👋"), era: "2020-01") == ["channel.content-display"])
    #expect(fired(.message("Hi 7 # *"), era: "2020-01").isEmpty)
    #expect(fired(.message("Hi 👋")).isEmpty)
  }
}

struct ChannelRulesTests {
  @Test(
    "what is for programs never reaches the customer",
    arguments: [
      Activity.event("handoff.initiate"), Activity(.trace), Activity(.conversationUpdate),
      Activity("mystery"),
    ])
  func programs(activity: Activity) {
    for sender in Sender.allCases { #expect(received(activity, from: sender).activity == nil) }
  }
}
