import Emulation
import Foundation
import Testing

/// Text that would like to tell the terminal something, in every field that reaches the screen of the real program.
@Suite("Hostile text in a terminal")
struct HostileTextTests {
  /// Sequences a terminal obeys, whole and broken off, controls, and what hides or turns text round.
  static let texts: [String] =
    [
      "[2J", "[1;1H", "[31;1m", "[38;2;255;0;0m", "[?1049l", "[?25l", "[?2004l", "[?1006h", "[6n", "[>0q",
      "[0;5;7r", "[20;10t", "[21t", "[!p", "[4h", "[200~", "]0;owned\u{7}", "]2;owned\u{1B}\\",
      "]52;c;AAAA\u{7}",
      "]8;;http://x\u{1B}\\text", "]8;;http://x", "]4;1;?\u{7}", "P$q\"p\u{1B}\\", "P+q544e",
      "_Gi=1;AAAA\u{1B}\\",
      "^private", "Xstart\u{1B}\\", "c", "(0", "#8", "",
    ].map { "\u{1B}" + $0 }
    + [
      "\u{9B}31m", "\u{9D}0;owned\u{9C}", "\u{90}$q\u{9C}", "\r\u{8}\u{B}\u{C}\u{7}\u{E}",
      "\u{7F}\u{85}\u{2028}",
      "\u{202E}evil\u{2066}\u{200F}", "\u{E0041}\u{E007F}\u{200B}",
      "e" + String(repeating: "\u{301}", count: 40),
      "漢字👨‍👩‍👧‍👦🏳️‍🌈☰㉈",
    ]

  /// The text as YAML, every scalar by its number.
  private static func yaml(_ text: String) -> String {
    let digits = text.unicodeScalars.map { scalar in
      let code = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - code.count) + code
    }
    return "\"\(digits.joined())\""
  }

  /// A scenario in which every name and every text is hostile.
  private static func scenario(_ text: String, in folder: TemporaryFolder) throws -> String {
    try FileManager.default.copyItem(
      atPath: "\(Program.root)/Scenarios/bots/contoso-assistant", toPath: "\(folder.path)/bot")
    let name = yaml("n\(text)m")
    try folder.write(
      """
      mcs.metadata:
        componentName: \(name)
      kind: AdaptiveDialog
      beginDialog:
        kind: OnConversationStart
        id: main
        actions:
          - kind: SetVariable
            id: set
            variable: Global.OrderNumber
            value: \(name)
          - kind: SendActivity
            id: sendWelcome
            activity: \(yaml("bot \(text) says\nready"))
      """, to: "bot/topics/ConversationStart.mcs.yml")
    try folder.write(
      """
      organization: \(name)
      time-zone: Europe/Madrid
      workstreams:
        - {name: \(name), channel: live-chat, distribution: push, fallback-queue: \(yaml("q\(text)"))}
      queues:
        - {name: \(yaml("q\(text)")), assignment: highest-capacity, members: [\(yaml("b\(text)")), \(yaml("r\(text)"))]}
      bots:
        - name: \(yaml("b\(text)"))
          agent: bot
          application-id: 8f0c5a52-1d7b-4a1e-9a63-3f6f2c1b7e01
          published: true
          capacity: 300
      representatives:
        - {name: \(yaml("r\(text)")), capacity: 100, presence: Available}
      """, to: "organization.yml")
    return try folder.write(
      """
      scenario: \(name)
      about: \(name)
      organization: organization.yml
      clock: 2026-01-05T09:00:00+01:00
      seed: 1
      customers:
        - {name: \(yaml("c\(text)")), channel: live-chat}
      script:
        - customer: /open
      walkthrough:
        source: \(name)
        steps:
          - {step: \(name), when: {joined: {}}, notes: \(name)}
      """, to: "scenario.yml")
  }

  @Test("nothing outside the program's own is sent, and no border moves", arguments: texts)
  func windows(_ text: String) throws {
    let folder = try TemporaryFolder()
    let path = try Self.scenario(text, in: folder)
    let screen = try Screen(["run", path, "--clock", "virtual"], in: folder)
    #expect(screen.shows("ready"), "\(screen.emulator.lines)")
    // Pasted and said by the customer, as a file's name and by the person. Several lines would ask first.
    let breaks: Set<UInt32> = [0xA, 0xB, 0xC, 0xD, 0x85, 0x2028]
    let line = String(String.UnicodeScalarView(text.unicodeScalars.filter { !breaks.contains($0.value) }))
    func enter(_ pasted: String) { screen.type("\u{1B}[200~\(pasted)\u{1B}[201~\r") }
    enter("said \(line) pasted")
    enter("/attach f\(line).png")
    enter("I want to talk to a person")
    screen.type("\u{1B}3")
    for pasted in ["/accept", "back \(line) again", "/note \(line)"] { enter(pasted) }
    screen.settle(for: 400)
    let emulator = screen.emulator
    #expect(emulator.violations == [])
    for row in 3..<20 {
      let sides = [0, 39, 40, 79, 80, 119].map { emulator.cell($0, row) }
      #expect(sides.allSatisfy { $0 == "│" || $0 == "┃" }, "row \(row): \(emulator.lines[row])")
    }
    screen.type("\u{1B}")
    screen.settle(for: 100)
    screen.type("\u{11}")
    let end = screen.end()
    #expect(end.code == 0)
    #expect(screen.isRestored)
    #expect(screen.emulator.violations == [])
  }

  /// What must not be in anything that is printed.
  private func expectPrintable(
    _ text: String, _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let bad = text.unicodeScalars.first { scalar in
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      return isControl && scalar != "\n" && scalar != "\t" || (0x202A...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value)
    }
    #expect(bad == nil, comment, sourceLocation: sourceLocation)
  }

  @Test("plain lines and findings are printable, whatever stands in files, arguments and the environment")
  func printed() throws {
    for text in Self.texts {
      let folder = try TemporaryFolder()
      let path = try Self.scenario(text, in: folder)
      let typed =
        "said \(text.filter { $0 != "\r" })\n/attach f\(text)\nI want to talk to a person\nagent: /accept\n/why\n/raw\n/limits\n/test\n"
      let plain = try Program.run(["run", "--plain", path], input: typed)
      #expect(plain.output.contains("ready"), "\(text.debugDescription): \(plain.errors)")
      expectPrintable(plain.output + plain.errors, "\(text.debugDescription) in plain lines")
      let name = "x" + text.replacingOccurrences(of: "/", with: "")
      for arguments in [["run", "--plain", name], ["test", name], ["explain", name], ["--\(name)"]] {
        let end = try Program.run(arguments, environment: ["HANDOFF_HOME": name, "LANG": name, "TERM": name])
        #expect(end.code != 0 && end.signal == nil)
        expectPrintable(end.output + end.errors, "\(arguments)")
      }
    }
  }

  @Test("a TERM that would like to be obeyed is named harmlessly")
  func environment() throws {
    for text in Self.texts {
      let screen = try Screen(
        ["run", "two-bots-one-queue"], in: TemporaryFolder(),
        environment: ["TERM": "x\(text)", "COLORTERM": text, "LANG": text])
      let end = screen.end()
      #expect(end.code == 4)
      expectPrintable(end.output.replacingOccurrences(of: "\r\n", with: "\n"), "\(text.debugDescription)")
    }
  }
}
