import Activities
import Basis
import Testing

@testable import Transcripts

@Suite("Hostile conversations")
struct HostileTests {
  /// A small text of each format that is read.
  private static let samples: [(TranscriptFormat, String)] = [
    (
      .transcript,
      #"[{"type":"message","from":{"id":"a","role":"user"},"text":"Hi","channelData":{"handoff":{"seenBy":["bot b"]}}}]"#
    ),
    (
      .chat,
      "\u{FEFF}user=A\nbot=B\n> handoff {\"start\":\"2026-01-05T08:00:00Z\"}\nA: hi[Typing][Herocard\ntitle=x]\n> | bot: y"
    ),
    (
      .convo, "n\n#begin\nSET_SCRIPTING_MEMORY a|b\\|c\n#me\nBUTTON $a\n#bot\n?!BUTTONS x|y\n#include p\n#end"
    ),
    (.utterances, "U\na\nb"), (.csv, "Prompt,Expected response\n\"a \"\"b\"\"\",c\n"),
    (.jsonl, #"{"activity":{"type":"message"},"kind":"note","seenBy":["agent x"],"pause":"1s"}"#),
  ]

  @Test("every beginning and every end of a file is read or refused")
  func parts() {
    for (format, text) in Self.samples {
      for index in text.indices {
        for part in [String(text[..<index]), String(text[index...])] {
          let told = format.read(part, file: "f")
          for other in TranscriptFormat.allCases where other.isWritten { _ = other.write(told.conversations) }
          _ = ToldScenario(told.conversations, source: "f").text
        }
      }
    }
  }

  @Test("partial convos that double what they include come to an end")
  func doubling() {
    let files = (0..<60).map { number in
      SourceBundle.File(
        path: "\(number).pconvo.txt", text: "p\(number)\n#include p\(number + 1)\n#include p\(number + 1)\n")
    }
    let told = TranscriptFormat.convo.read("m\n#include p0\n", file: "m.convo.txt", companions: files)
    #expect(told.findings.contains { $0.code == "convo.include" })
  }

  @Test("the work grows with the text, not with its square")
  func long() {
    let chat = "user: " + String(repeating: "[x] ", count: 100_000)
    #expect(TranscriptFormat.chat.read(chat, file: "f").conversations[0].lines.count == 2)
    let many = (0..<20_000).map {
      #"{"type":"message","conversation":{"id":"\#($0)"},"from":{"id":"\#($0)","role":"user"}}"#
    }
    let told = TranscriptFormat.transcript.read("[\(many.joined(separator: ","))]", file: "f")
    #expect(told.conversations.count == 20_000)
  }
}
