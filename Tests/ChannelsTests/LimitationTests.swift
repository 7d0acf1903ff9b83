import Activities
import Basis
import CustomDump
import Testing

@testable import Channels

extension LimitationExample: CustomTestStringConvertible {
  var testDescription: String { "\(rule) on \(profile.id)" }
}

@Suite("Limitations")
struct LimitationTests {
  @Test("each rule does to its example what its document says", arguments: LimitationExample.all)
  func does(example: LimitationExample) {
    let result = example.result()
    expectNoDifference(result.fired.map(\.rule), [example.rule])
    expectNoDifference(result.fired.map(\.outcome), [example.outcome])
    expectNoDifference(result.activity, example.received)
  }

  @Test("and nothing before its first month or after its last", arguments: LimitationExample.all)
  func dates(example: LimitationExample) throws {
    let rule = try #require(Limitation.named(example.rule)?.rule)
    let before =
      rule.since.month == 1
      ? Era(year: rule.since.year - 1, month: 12) : Era(year: rule.since.year, month: rule.since.month - 1)
    #expect(example.result(in: before).fired == [])
    let after = rule.until.map { Era(year: $0.year + 1, month: $0.month) } ?? Era(year: 2099, month: 1)
    #expect(example.result(in: after).fired.isEmpty == (rule.until != nil))
    if let until = rule.until { #expect(!example.result(in: until).fired.isEmpty) }
  }

  @Test("and nothing on other channels or for other senders", arguments: LimitationExample.all)
  func scope(example: LimitationExample) throws {
    let limitation = try #require(Limitation.named(example.rule))
    for profile in ChannelProfile.all where limitation.channels?.contains(profile) == false {
      #expect(example.result(on: profile).fired == [], "\(profile.id)")
    }
    for sender in Sender.allCases where !limitation.senders.contains(sender) {
      #expect(example.result(from: sender).fired == [], "\(sender)")
    }
  }

  /// The one rule that is about set-up.
  private static let setUp = "channel.other-publication-channels"

  @Test("every rule has an example of its own, but the one about set-up")
  func complete() {
    let shown = Set(LimitationExample.all.map(\.rule))
    expectNoDifference(Limitation.all.map(\.id).filter { !shown.contains($0) }, [Self.setUp])
  }

  @Test("every rule is cited: an id of its own, one sentence, a document; what is deduced is said apart")
  func citations() {
    #expect(Set(Limitation.all.map(\.id)).count == Limitation.all.count)
    for limitation in Limitation.all {
      #expect(limitation.id.hasPrefix("channel."))
      #expect(limitation.rule.statement.hasSuffix(".") && !limitation.rule.statement.contains("inferred"))
      #expect(!limitation.rule.source.isEmpty)
      #expect(Limitation.named(limitation.id)?.rule == limitation.rule)
      if limitation.rule.isInferred { #expect(limitation.inferred != nil) }
    }
    #expect(Limitation.named("nothing") == nil)
    #expect(ChannelRules.all.count == Limitation.all.count)
  }

  @Test("receiving again what was received changes nothing more", arguments: LimitationExample.all)
  func stable(example: LimitationExample) {
    // One more blank line is added each time, by its own rule.
    guard example.rule != "channel.markdown-extra-space", let received = example.received else { return }
    var again = example
    again.sent = received
    #expect(!again.result().differs)
  }
}
