import Basis
import ContactCenter
import CustomDump
import ShippedScenarios
import Simulation
import Testing

@testable import Transcripts

@Suite("Transcripts of runs")
struct RecordingTests {
  private func told(_ name: String) throws -> [ToldConversation] {
    try #require(Shipped.played[name]).run.toldConversations()
  }

  @Test("each line says who could see it, and what the customer got instead")
  func visibility() throws {
    let lines = try told("two-bots-one-queue/scenario.yml")[0].lines
    let first = try #require(lines.first)
    #expect(first.from == Party(.bot, "Bot A"))
    #expect(first.seenWords(.classic) == "customer Ana Ruiz, bot Bot A, agent Mia Novak, supervisor")
    let hidden = lines.filter { !$0.isSeenByCustomer }
    #expect(
      hidden.contains {
        $0.kind == .message(.privateMessage) && $0.seenWords(.classic).contains("agent Mia Novak")
      })
    let limited = try told("limitations/scenario.yml")[0].lines
    let dropped = try #require(limited.first { $0.delivery != nil && $0.delivery?.activity == nil })
    #expect(dropped.kind == .message(.typing))
    #expect(!dropped.isSeenByCustomer)
    #expect(limited.contains { $0.delivery?.activity != nil && $0.delivery?.rules.isEmpty == false })
  }

  @Test(
    "every shipped scenario's conversations are the same after writing and reading again",
    arguments: [TranscriptFormat.transcript, .chat, .jsonl, .csv])
  func roundTrip(_ format: TranscriptFormat) throws {
    for name in Shipped.names {
      for conversation in try told(name) where !conversation.lines.isEmpty {
        try RoundTrip.check(conversation, format, name)
      }
    }
  }

  @Test("nothing of what people write is markup on the page, and the page runs no script")
  func page() throws {
    let nasty = "<script>alert(1)</script> & \"'\u{1B}[31m"
    let line = ToldLine(from: Party(.customer, nasty), activity: .message(nasty))
    let conversation = ToldConversation(title: nasty, channel: nasty, lines: [line]).settled()
    let html = try TranscriptFormat.html.write([conversation]).get()
    #expect(!html.lowercased().contains("<script"))
    #expect(!html.unicodeScalars.contains("\u{1B}"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#39;\u{FFFD}[31m"))
    for format in [TranscriptFormat.txt, .md] {
      #expect(!(try format.write([conversation]).get().unicodeScalars.contains("\u{1B}")))
    }
  }

  @Test("the text tells who saw what")
  func text() throws {
    let text = try TranscriptFormat.txt.write(try told("two-bots-one-queue/scenario.yml")).get()
    let lines = text.split(separator: "\n")
    #expect(lines.first == "Two bots in one queue, conv-1, live-chat, times in UTC")
    #expect(
      lines.contains {
        $0.hasSuffix("[seen by agent Mia Novak, supervisor]") || $0.hasSuffix("[seen by agent Mia Novak]")
      })
  }
}
