import CustomDump
import Testing

@testable import CopilotStudio

struct TopicMatcherTests {
  let matcher = TopicMatcher(phrases: [
    (7, "Talk to agent"), (7, "Talk to a person"), (7, "Can I speak to a representative"),
    (2, "Store hours"), (2, "When do you open"), (2, "What are your opening times"),
    (5, "Order status"), (5, "Where is my order"),
    (9, "Store hours!"), (9, "???"),
  ])

  @Test("a phrase said exactly wins before any scoring, whatever its case and punctuation") func exact() {
    expectNoDifference(
      matcher.match("TALK to... agent"),
      [TopicMatch(topic: 7, score: 10_000, phraseIndex: 0, phrase: "Talk to agent", isExact: true)])
  }

  @Test("a phrase that two topics share gives both, the lower number first") func sharedPhrase() {
    #expect(matcher.match("store hours").map(\.topic) == [2, 9])
    #expect(matcher.match("store hours").map(\.phrase) == ["Store hours", "Store hours!"])
  }

  @Test("a misspelled or reordered sentence still finds its topic") func near() {
    #expect(matcher.match("I'd like to talk to an agnet").first?.topic == 7)
    #expect(matcher.match("where's my oder?").first?.topic == 5)
    let found = matcher.match("could I speak with a representative").first
    #expect(found?.phraseIndex == 2)
    #expect(found?.isExact == false)
  }

  @Test("scores fall, stay within 0 to 10,000, and equal ones are in order of topic") func ordered() {
    let found = matcher.match("where do I talk about store order status hours", limit: 9)
    #expect(found.count > 2)
    #expect(zip(found, found.dropFirst()).allSatisfy { ($0.score, $1.topic) >= ($1.score, $0.topic) })
    #expect(found.allSatisfy { (1...10_000).contains($0.score) })
  }

  @Test("the ranking shows near topics after exact ones") func ranking() {
    let found = matcher.ranking("order status")
    #expect(found.first?.isExact == true)
    #expect(Set(found.map(\.topic)).count == found.count)
    #expect(matcher.ranking("store hours", limit: 1).map(\.topic) == [2])
    #expect(matcher.ranking("store hours", limit: 3).prefix(2).map(\.topic) == [2, 9])
  }

  @Test(
    "nothing is found for nothing, for strangers, or with no phrases", arguments: ["", "?!", "漢字", "\u{0}"])
  func nothing(text: String) {
    #expect(matcher.match(text).isEmpty)
    #expect(TopicMatcher(phrases: []).match(text + "hello").isEmpty)
    #expect(matcher.match("talk to agent", limit: 0).isEmpty)
    #expect(matcher.ranking("hello", limit: .max).count <= 4)
  }

  @Test("the order in which phrases are given changes neither topics nor scores") func orderFree() {
    let phrases: [(topic: Int, phrase: String)] = [
      (1, "pay my bill"), (1, "billing"), (2, "card lost"), (3, "pay"),
    ]
    let a = TopicMatcher(phrases: phrases).match("pay bills by card")
    let b = TopicMatcher(phrases: phrases.reversed()).match("pay bills by card")
    #expect(a.map(\.topic) == b.map(\.topic) && a.map(\.score) == b.map(\.score))
    #expect(!a.isEmpty)
  }

  @Test("a megabyte of text is answered") func huge() {
    #expect(!matcher.match(String(repeating: "talk to a person 🙂 ", count: 50_000)).isEmpty)
  }
}

struct RecognitionSettingsTests {
  private func match(_ topic: Int, _ score: Int, exact: Bool = false) -> TopicMatch {
    TopicMatch(topic: topic, score: score, phraseIndex: 0, phrase: "", isExact: exact)
  }

  @Test("a clear best starts, a close second makes the choice unclear, a weak best is none") func decide() {
    let settings = RecognitionSettings.standard
    #expect(settings.decide([match(1, 7000), match(2, 5999)]) == .direct(match(1, 7000)))
    #expect(
      settings.decide([match(1, 7000), match(2, 6000)]) == .ambiguous([match(1, 7000), match(2, 6000)]))
    #expect(settings.decide([match(1, 4500), match(2, 3999)]) == .direct(match(1, 4500)))
    #expect(settings.decide([match(1, 3999)]) == .none)
    #expect(settings.decide([]) == .none)
  }

  @Test("an exact phrase has no merely similar rival, but another exact one") func exactRivals() {
    let settings = RecognitionSettings.standard
    let exact = match(1, 10_000, exact: true)
    #expect(settings.decide([exact, match(2, 9900)]) == .direct(exact))
    #expect(settings.decide([exact, match(2, 10_000, exact: true)]).choices == [1, 2])
  }

  @Test("topics that are not offered are never among the choices") func notOffered() {
    let settings = RecognitionSettings.standard
    let three = [match(1, 7000), match(2, 6900), match(3, 6800)]
    #expect(settings.decide(three, isOffered: { $0 != 2 }).choices == [1, 3])
    #expect(settings.decide(three, isOffered: { $0 != 1 }) == .direct(match(1, 7000)))
    #expect(settings.decide(three, isOffered: { $0 == 1 }) == .direct(match(1, 7000)))
  }

  @Test("at most the set number of choices is offered") func mostChoices() {
    let settings = RecognitionSettings(mostChoices: 2)
    #expect(settings.decide([match(1, 7000), match(2, 6900), match(3, 6800)]).choices == [1, 2])
  }

  @Test("only a sure match interrupts a question") func interruption() {
    let settings = RecognitionSettings.standard
    #expect(settings.interruption([match(1, 5999)]) == nil)
    #expect(settings.interruption([match(1, 6000)])?.topic == 1)
  }
}

extension RecognitionDecision {
  fileprivate var choices: [Int]? {
    if case .ambiguous(let matches) = self { matches.map(\.topic) } else { nil }
  }
}
