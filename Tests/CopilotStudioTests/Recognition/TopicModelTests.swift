import CustomDump
import Testing

@testable import CopilotStudio

@Suite("Recognizing topics")
struct TopicModelTests {
  /// A shop's bot: what tests below ask.
  private static let phrases: [(topic: Int, phrase: String)] = [
    (0, "hello"), (0, "good morning"),
    (1, "thanks"), (1, "thank you so much"),
    (2, "bye"), (2, "see you later"),
    (3, "where is my order"), (3, "track my package"), (3, "when will my order arrive"),
    (4, "cancel my order"), (4, "I do not want my order any more"),
    (5, "I want a refund"), (5, "give me my money back"), (5, "return a damaged item"),
    (6, "store hours"), (6, "when are you open on Sunday"),
    (7, "talk to a person"), (7, "I need help from a human agent"),
  ]
  private let matcher = TopicMatcher(phrases: phrases)

  private func best(_ text: String) -> Int? { matcher.match(text, limit: 1).first?.topic }

  @Test(
    "words of the same meaning, other endings and misspellings find the topic",
    arguments: [
      ("hey", 0), ("good evening", 0), ("thx", 1), ("goodbye", 2), ("tracking packages", 3),
      ("has the parcel arrived", 3), ("cancelling an order", 4), ("refunding", 5),
      ("i got dammaged items", 5),
      ("opening hours", 6), ("speak with a representative", 7), ("is a persno there", 7),
    ])
  func finds(text: String, topic: Int) {
    #expect(best(text) == topic, "\(matcher.match(text))")
  }

  @Test("what two topics share is held against the one whose phrases it is not")
  func rivals() {
    #expect(best("my order, please cancel") == 4)
    #expect(best("my order, when does it come") == 3)
    let reasons = matcher.reasons("cancel my order", for: 3)
    #expect(reasons?.words.first { $0.text == "cancel" }.map { $0.weight <= 0 } == true)
  }

  @Test("what fits two topics alike makes the bot ask; what fits none makes it fall back")
  func decisions() {
    let settings = RecognitionSettings.standard
    guard case .ambiguous(let choices) = settings.decide(matcher.match("order")) else {
      Issue.record("\(matcher.match("order"))")
      return
    }
    #expect(Set(choices.map(\.topic)) == [3, 4])
    for text in ["how deep is the ocean", "play some jazz", "zzz", "¿?"] {
      #expect(settings.decide(matcher.match(text)) == .none, "\(text): \(matcher.match(text))")
    }
  }

  @Test("renumbering the topics changes no score")
  func renumbered() {
    let turned = TopicMatcher(phrases: Self.phrases.map { (100 - $0.topic, $0.phrase) }.reversed())
    for text in ["my order", "help me with a refund", "when do you open", "thank a person"] {
      let one = matcher.match(text, limit: 9).map { [$0.topic, $0.score] }.sorted { $0[0] < $1[0] }
      let other = turned.match(text, limit: 9).map { [100 - $0.topic, $0.score] }.sorted { $0[0] < $1[0] }
      expectNoDifference(one, other)
    }
  }

  @Test(
    "other languages are folded and compared by the beginnings of words, or by signs where words are not parted",
    arguments: [
      ("Ich möchte meine Rechnungen sehen", 0), ("kuendigung bitte", 1), ("小票在哪里", 2), ("退款申请", 3),
      ("где мои заказы", 4), ("ขอเงินคืน", 5),
    ])
  func languages(text: String, topic: Int) {
    let matcher = TopicMatcher(phrases: [
      (0, "Meine Rechnung anzeigen"), (1, "Ich will kuendigen"), (2, "我的小票"), (3, "我要退款"),
      (4, "статус заказа"), (5, "เงินคืน"),
    ])
    #expect(matcher.match(text, limit: 1).first?.topic == topic, "\(matcher.match(text))")
  }

  @Test("scores stay what they are, on every machine") func golden() {
    func scores(_ text: String) -> [String] {
      matcher.match(text, limit: 3).map { "\($0.topic) \($0.score) \($0.phrase)" }
    }
    expectNoDifference(
      scores("where is the package I ordered"),
      ["3 7933 track my package", "4 2282 I do not want my order any more", "5 369 I want a refund"])
    expectNoDifference(
      scores("thanks, I want my money"),
      ["1 8030 thanks", "5 5072 give me my money back", "4 2356 I do not want my order any more"])
    expectNoDifference(
      scores("are you open tomorow"),
      ["6 3351 when are you open on Sunday", "2 510 see you later", "1 480 thank you so much"])
  }

  @Test("a topic's score is the sum of what its words weigh and of its nearest phrase") func reasons() throws
  {
    let text = "please return my dammaged order"
    for match in matcher.match(text, limit: 9) {
      let reasons = try #require(matcher.reasons(text, for: match.topic))
      #expect(reasons.phrase == match.phrase)
      #expect(abs(reasons.weight + reasons.likeness * 3 / 10 - match.score) <= 1)
      #expect(abs(reasons.words.reduce(0) { $0 + $1.weight } - reasons.weight) <= 10)
      #expect(reasons.words.map(\.text) == ["please", "return", "my", "dammaged", "order"])
      #expect(reasons.words[3].readAs == "damaged")
    }
    #expect(matcher.reasons(text, for: 99) == nil)
  }

  @Test("phrases that say the same in many topics, and one topic of all phrases, are learnt in bounds")
  func hostile() {
    let same = TopicMatcher(phrases: (0..<400).map { ($0, "pay my bill number \($0 % 7)") })
    #expect(same.match("pay a bill").count == 5)
    let one = TopicMatcher(
      phrases: (0..<2000).map { (0, "phrase \($0) \(String(repeating: "x", count: $0 % 90))") })
    #expect(one.match("a phrase")[0].topic == 0)
    let long = String(repeating: "refund ", count: 100_000)
    #expect(TopicMatcher(phrases: [(0, long), (1, "refund")]).match("refunds").count == 2)
    #expect(best(long) == 5)
  }
}
