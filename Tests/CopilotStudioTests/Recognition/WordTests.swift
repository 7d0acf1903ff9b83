import Testing

@testable import CopilotStudio

@Suite("Words that are compared")
struct WordTests {
  @Test(
    "endings that seldom matter are taken off alike",
    arguments: [
      ["refund", "refunds", "refunded", "refunding"], ["carry", "carries", "carried"],
      ["stop", "stopped", "stopping"],
      ["cancel", "cancels", "canceled"], ["address", "addresses"], ["change", "changed", "changing"],
    ])
  func stems(words: [String]) {
    #expect(Set(words.map(WordFeatures.stemKey)).count == 1)
  }

  @Test("short words, and words with other signs, stay as they are")
  func unstemmed() {
    let words = ["is", "as", "gas", "bus", "red", "ring", "ä", "ings", "ed", "s", "e"]
    #expect(Set(words.map(WordFeatures.stemKey)).count == words.count)
  }

  @Test(
    "a word one change away is read as the phrase's",
    arguments: [
      ("persn", "person"), ("perrson", "person"), ("persin", "person"), ("perosn", "person"),
      ("retrun", "return"),
    ])
  func readings(written: String, meant: String) {
    let index = SpellingIndex(["talk to a person", "return an item", "return it"])
    #expect(index.reading(of: written) == meant)
  }

  @Test("what is two changes away, short, a number or begins otherwise is not guessed")
  func notGuessed() {
    let index = SpellingIndex(["person", "cat", "inc0008001", "return"])
    for word in ["prsn", "car", "inc0008002", "deturn", "", "personss", String(repeating: "p", count: 5000)] {
      #expect(index.reading(of: word) == nil, "\(word)")
    }
    #expect(SpellingIndex([]).reading(of: "person") == nil)
  }

  @Test(
    "e to the power of minus a number is that to a thousandth",
    arguments: [0, 1, 100, 4096, 9000, 40_000, .max])
  func exponential(number: Int) {
    let expected =
      number == 0
      ? 4096
      : number == 1
        ? 4095
        : number == 100
          ? 3997
          : number == 4096
            ? 1506
            : number == 9000 ? 455 : 0
    #expect(abs(FixedPoint.exponential(minus: number) - expected) <= 3)
  }
}
