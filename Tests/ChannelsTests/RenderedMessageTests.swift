import Activities
import Basis
import CustomDump
import Testing

@testable import Channels

struct RenderedMessageTests {
  @Test("choices are numbered and stand below the text") func choices() {
    var activity = Activity.message("Which one?", format: .markdown)
    activity.suggestedActions = [.imBack("Red"), .imBack("Blue")]
    expectNoDifference(RenderedMessage(activity).lines, ["Which one?", "[1] Red", "[2] Blue"])
  }

  @Test("extra blank lines part blocks, ordinary paragraphs do not") func blocks() {
    let message = RenderedMessage(.message("a\n\nb\n\n\nc\nd\n\n\n\n", format: .markdown))
    expectNoDifference(
      message.blocks, [.init(text: "a\n\nb", blankLinesBefore: 0), .init(text: "c\nd", blankLinesBefore: 2)])
    expectNoDifference(message.lines, ["a", "", "b", "", "", "c", "d"])
  }

  @Test("blank lines in code part nothing") func code() {
    let text = "```\na\n\n\nb\n```"
    #expect(RenderedMessage(.message(text, format: .markdown)).blocks.map(\.text) == [text])
  }

  @Test("plain text stays whole; a text without a format is read as asked") func plain() {
    let message = RenderedMessage(.message("a\n\n\nb", format: .plain))
    #expect(message.blocks.map(\.text) == ["a\n\n\nb"])
    #expect(!message.isMarkdown && !RenderedMessage(.message("a")).isMarkdown)
    #expect(RenderedMessage(.message("a"), assumesMarkdown: true).isMarkdown)
    #expect(RenderedMessage(Activity(.message)).lines.isEmpty)
  }

  @Test("an adaptive card is its words and its buttons") func adaptiveCard() {
    var activity = Activity(.message)
    activity.attachments = [
      Attachment(
        contentType: "application/vnd.microsoft.card.adaptive",
        content: [
          "type": "AdaptiveCard",
          "body": [
            ["type": "TextBlock", "text": "Order"],
            [
              "type": "Container",
              "items": [["type": "FactSet", "facts": [["title": "State", "value": "sent"]]]],
            ],
            ["type": "Input.Text", "label": "Why?", "value": "typed"],
          ],
          "actions": [["type": "Action.Submit", "title": "Send"]],
        ])
    ]
    expectNoDifference(
      RenderedMessage(activity).lines, ["[adaptive card] Order State sent Why?", "  <Send>"])
  }

  @Test("a hero card, a file and a stranger are named") func others() {
    var activity = Activity(.message)
    activity.attachments = [
      Attachment(
        contentType: "application/vnd.microsoft.card.hero",
        content: ["title": "T", "text": "x", "buttons": [["type": "imBack", "title": "B"]]]),
      Attachment(contentType: "image/png", contentURL: "https://example.com/a.png", name: "a.png"),
      Attachment(contentType: "application/vnd.microsoft.card.mystery"),
    ]
    expectNoDifference(
      RenderedMessage(activity).lines,
      ["[hero card] T x", "  <B>", "[image/png] a.png https://example.com/a.png", "[mystery card]"])
  }

  @Test("a card nested thousands deep is cut, not fatal") func deep() {
    var element: JSON = ["type": "TextBlock", "text": "bottom"]
    for _ in 0..<5000 { element = ["type": "Container", "items": [element]] }
    let card = CardSummary(
      Attachment(contentType: CardType.adaptive, content: ["body": [element, ["text": "side"]]]))
    #expect(card.texts == ["side"])
  }
}

struct AutomatedMessageTests {
  @Test("the product's own strings are exact") func strings() {
    #expect(AutomatedMessage.agentAssigned.filled() == "An agent will be with you in a moment.")
    #expect(
      AutomatedMessage.agentJoined.filled([("agent", "Mia Novak")])
        == "Mia Novak has joined the conversation.")
    #expect(AutomatedMessage.assignmentFailed.filled() == "Sorry, we're not able to serve you at the moment")
    #expect(AutomatedMessage.nextInLine.filled() == "You're next in line")
    #expect(AutomatedMessage.customerEnded.filled() == "Customer has ended the conversation.")
    #expect(AutomatedMessage.customerEnded.recipient == .representative)
    #expect(AutomatedMessage.agentAssigned.tags == ["system", "agentassignmentready", "displaytocustomer"])
  }

  @Test("modern terms change the noun and nothing else") func terms() {
    #expect(
      AutomatedMessage.agentAssigned.filled(terms: .modern)
        == "A representative will be with you in a moment.")
    #expect(
      AutomatedMessage.agentLeft.filled([("agent", "Mia")], terms: .modern)
        == "Mia has left the conversation.")
  }

  @Test("a value that looks like a slot is not filled again; an unknown slot stays") func slots() {
    let message = AutomatedMessage.waitHoursAndMinutes
    #expect(
      message.filled([("hours", "{minutes}")]) == "The average wait is {minutes} hours and {minutes} minutes."
    )
  }

  @Test("queue messages are off unless asked for") func defaults() {
    #expect(
      AutomatedMessage.all.filter { !$0.isOnByDefault }.map(\.id) == [
        "greeting", "consult-accepted", "consult-ended", "transfer-accepted",
        "next-in-line", "queue-position", "wait-minutes", "wait-hours", "wait-hours-and-minutes",
      ])
    #expect(Set(AutomatedMessage.all.map(\.id)).count == AutomatedMessage.all.count)
  }
}
