import AzureBots
import Basis
import CustomDump
import Testing

@Suite("The author's criteria")
struct CriterionTests {
  private static func phrases(_ texts: String...) -> Criterion.Condition {
    .words(texts.compactMap(Phrase.init))
  }

  private static let bot = AzureBot(criteria: [
    Criterion(
      phrases("lost card"), .escalate([JSON.Member("Topic", "Loss")]), says: "One moment", tells: "A loss"),
    Criterion(phrases("thanks", "that is all"), .end),
    Criterion(phrases("agent"), .escalate([]), isBridged: false),
    Criterion(.silence(.minutes(2)), .end, says: "Bye"),
  ])

  @Test(
    "words escalate or end, and come before the sample's commands (rows 152, 161)",
    arguments: [
      (
        "I have a LOST   card!",
        [
          "handled criterion i have a lost   card!", "bridged: One moment",
          #"tags {"type":"Escalate","context":{"Topic":"Loss"}}: A loss"#,
        ]
      ),
      (
        "Thanks",
        [
          "handled criterion thanks", "bridged: Thanks for talking with me. Have a good day. Bye.",
          #"tags {"type":"EndConversation","context":{}}: Ending the conversation as per customer request."#,
        ]
      ),
      (
        "agent",
        [
          "handled criterion agent", "unbridged: Perfect I'll transfer you now",
          #"tags {"type":"Escalate","context":{}}: The customer said: agent"#,
        ]
      ),
      ("lost cards", ["handled notUnderstood lost cards", "bridged: \(SampleTexts.notUnderstood)"]),
      ("card lost", ["handled notUnderstood card lost", "bridged: \(SampleTexts.notUnderstood)"]),
      ("lost", ["handled notUnderstood lost", "bridged: \(SampleTexts.notUnderstood)"]),
    ])
  func words(text: String, lines: [String]) {
    var talk = Talk(bot: Self.bot)
    expectNoDifference(talk.say(text), lines)
  }

  @Test("silence ends, and only the length that was written (row 161)")
  func silence() {
    var talk = Talk(bot: Self.bot)
    #expect(Self.bot.silences == [.minutes(2)])
    expectNoDifference(
      talk.give(.silence(.minutes(2))),
      [
        "handled silence 2m", "bridged: Bye",
        #"tags {"type":"EndConversation","context":{}}: Ending the conversation because the customer no longer responds."#,
      ])
    expectNoDifference(talk.give(.silence(.minutes(3))), [])
  }

  @Test("a phrase without a word is none", arguments: ["", " ", "?!"])
  func noWords(text: String) { #expect(Phrase(text) == nil) }
}
