import Basis
import ShippedScenarios
import Simulation
import Testing

@testable import Views

@Suite("Sentiment")
struct SentimentTests {
  static let lexicon: SentimentLexicon = {
    let text = try? String(contentsOfFile: "\(Shipped.root)/Assets/data/sentiment.txt", encoding: .utf8)
    return SentimentLexicon(text: text ?? "")
  }()

  private func mood(_ messages: String..., rules: RuleBook = RuleBook()) -> Sentiment {
    Self.lexicon.sentiment(of: messages, rules)
  }

  @Test("the shipped lexicon is read whole")
  func lexicon() { #expect(Self.lexicon.count > 7400) }

  @Test("numbers and names are the product's")
  func scale() {
    #expect(Sentiment.allCases.map(\.rawValue) == [0, 7, 8, 9, 10, 11, 12, 13])
    #expect(Sentiment(score: -5000) == .veryNegative && Sentiment(score: 5000) == .veryPositive)
    #expect(Sentiment(score: 399) == .neutral && Sentiment(score: 400) == .slightlyPositive)
    #expect(Sentiment(score: -1700) == .negative && Sentiment(score: -1699) == .slightlyNegative)
  }

  @Test("a customer who has said nothing is neutral")
  func start() { #expect(Self.lexicon.sentiment(of: [], RuleBook()) == .neutral) }

  @Test("thanks are neutral")
  func thanks() {
    #expect(mood("Thank you", "thanks!") == .neutral)
    #expect(mood("Thank you", rules: RuleBook(switches: ["sentiment.politeness-neutral": false])) != .neutral)
  }

  @Test("a problem told without feeling is neutral")
  func problem() {
    #expect(mood("My card is lost and there is an error") == .neutral)
    #expect(
      mood("My card is lost", rules: RuleBook(switches: ["sentiment.problems-neutral": false])) != .neutral)
  }

  @Test("swearing is negative, whatever else is said")
  func profanity() {
    #expect(mood("this shit is great, great, great").rawValue <= Sentiment.negative.rawValue)
  }

  @Test("negations turn a word around, words of degree strengthen it")
  func words() {
    #expect(mood("I am happy").rawValue > Sentiment.neutral.rawValue)
    #expect(mood("I am not happy").rawValue < Sentiment.neutral.rawValue)
    #expect(Self.lexicon.score("very good", RuleBook()) == 2193)
    #expect(Self.lexicon.score("good", RuleBook()) == 1900)
    #expect(Self.lexicon.score("good!", RuleBook()) == 2192)
    #expect(Self.lexicon.score("not good", RuleBook()) == -1406)
  }

  @Test("lines that are no ratings are left out")
  func damaged() {
    let lexicon = SentimentLexicon(text: "good\t1.9\nbad\nx\ty\nodd\t-\n\t\n")
    #expect(lexicon.count == 1)
  }
}
