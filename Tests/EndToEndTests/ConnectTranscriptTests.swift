import Foundation
import Testing

/// The session that `Scenarios/connect/README.md` shows (S-14), typed again: each command, how it ends, and every line.
@Suite("The set-up that is shown")
struct ConnectTranscriptTests {
  /// A command and what is shown of it.
  private struct Shown {
    var words: [String]
    var lines: [String] = []
    var code: Int32 = 0
  }

  private static func blocks(_ language: String, in text: String) -> [[String]] {
    var blocks: [[String]] = []
    var open: [String]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line == "```\(language)" {
        open = []
      } else if line == "```" {
        if let open { blocks.append(open) }
        open = nil
      } else {
        open?.append(line)
      }
    }
    return blocks
  }

  /// The words of a command, those in quotes together.
  private static func words(_ command: Substring) -> [String] {
    command.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { place, part in
      place.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
    }
  }

  private static func session(_ text: String) -> [Shown] {
    var session: [Shown] = []
    for line in blocks("console", in: text).joined() {
      if line.hasPrefix("$ handoff ") {
        session.append(Shown(words: words(line.dropFirst("$ handoff ".count))))
      } else if line.hasPrefix("exit "), let code = Int32(line.dropFirst("exit ".count)) {
        session[session.count - 1].code = code
      } else {
        session[session.count - 1].lines.append(line)
      }
    }
    return session
  }

  /// The first shown line that did not come: lines follow each other unless `…` stands between them.
  private func missing(_ shown: [String], in output: [String]) -> String? {
    var rest = output[...]
    var mayJump = false
    for line in shown {
      if line == "…" {
        mayJump = true
      } else if mayJump {
        guard let place = rest.firstIndex(of: line) else { return line }
        rest = rest[(place + 1)...]
        mayJump = false
      } else {
        guard rest.first == line else { return line }
        rest = rest.dropFirst()
      }
    }
    return mayJump || rest.allSatisfy(\.isEmpty) ? nil : rest.first
  }

  @Test("connect says, refuses and writes what the page shows, line by line")
  func session() throws {
    let folder = try Copies.scenarios()
    let home = "\(folder.path)/Scenarios/connect"
    let text = try String(contentsOfFile: "\(home)/README.md", encoding: .utf8)
    let session = Self.session(text)
    #expect(session.count == 6)
    for shown in session {
      let words = shown.words.map { $0 == "organization.yml" ? "\(home)/\($0)" : $0 }
      let run = try Program.run(words)
      #expect(run.code == shown.code, "\(shown.words)")
      let output = (run.errors + run.output).replacing("\(home)/", with: "")
      let other = (run.output + run.errors).replacing("\(home)/", with: "")
      let lines = [output, other].map {
        $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
      let gaps = lines.map { missing(shown.lines, in: $0) }
      #expect(gaps.contains(nil), "\(gaps) is not in:\n\(other)")
    }
    let written = try String(contentsOfFile: "\(home)/organization.yml", encoding: .utf8)
    let new = Self.blocks("yaml", in: text).joined()
    #expect(new.count == 4)
    for line in new { #expect(written.contains("\(line)\n"), "\(line)") }
    // The comment at the top is where it was.
    #expect(written.hasPrefix("# Contoso before its bots are connected"))
  }
}
