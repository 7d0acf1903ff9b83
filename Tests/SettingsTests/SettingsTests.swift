import Basis
import ChatUI
import CustomDump
import Host
import Screen
import Settings
import Testing

/// The settings file and the environment.
@Suite("Settings") struct SettingsTests {
  private static let root = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

  private func read(_ text: String) -> (preferences: Preferences, findings: [String]) {
    let (preferences, findings) = SettingsFile.read(text, file: "config.yml")
    return (preferences, findings.map { $0.rendered(source: text) })
  }

  private func keymap(_ text: String) -> Keymap { .standard.rebound(read(text).preferences.keys) }

  @Test("every setting is read, with the words people use for yes and no")
  func values() {
    let (wanted, findings) = read(
      """
      theme: high-contrast
      color: never
      terms: modern
      lines: ascii
      timestamps: none
      plain: yes
      mouse: "on"
      speed: 2.5
      clock: virtual
      tour: no
      """)
    expectNoDifference(findings, [])
    var expected = Preferences()
    expected.theme = .highContrast
    expected.color = .never
    expected.terms = .modern
    expected.lines = .ascii
    expected.timestamps = Timestamps.none
    expected.plain = true
    expected.mouse = true
    expected.speed = 2.5
    expected.clock = .virtual
    expected.tour = false
    expectNoDifference(wanted, expected)
  }

  @Test(
    "no file, a file of comments and an empty one set nothing and are fine",
    arguments: ["", "# later\n", "---\n"])
  func nothing(text: String) {
    let (wanted, findings) = read(text)
    #expect(wanted == Preferences())
    expectNoDifference(findings, [])
  }

  @Test("everything wrong is told at once, with place, caret and mend, and the rest still counts")
  func findings() {
    let (wanted, findings) = read(
      """
      theme: drak
      colour: never
      speed: 900
      terms: modern
      keys:
        window.zom: F11
        copy: Ctrl-1
        why: x
        limits: F2
        dashboard: [F2, Hyper-Q]
        read: Ctrl-M
      """)
    #expect(wanted.terms == .modern)
    expectNoDifference(
      findings,
      [
        """
        config.yml:1:8: error: “drak” is not known here [value.invalid]
          theme: drak
                 ^^^^
          hint: did you mean dark?
        """,
        """
        config.yml:3:8: error: “900” is not a number from 0.1 to 100 [value.invalid]
          speed: 900
                 ^^^
          hint: write it like 2.5
        """,
        """
        config.yml:6:3: error: there is no action window.zom [config.unknown-action]
            window.zom: F11
            ^^^^^^^^^^
          hint: did you mean window.zoom?
        """,
        """
        config.yml:7:9: error: a terminal sends nothing of its own for Ctrl-1 [config.unbindable-key]
            copy: Ctrl-1
                  ^^^^^^
          hint: Ctrl goes with letters, Space and \\ ] ^ _; Alt goes with all
        """,
        """
        config.yml:8:8: error: x alone writes itself into the line [config.unbindable-key]
            why: x
                 ^
          hint: hold Ctrl or Alt with it
        """,
        """
        config.yml:10:15: error: F2 does limits already, on line 9 [config.two-actions]
            dashboard: [F2, Hyper-Q]
                        ^^
          hint: take another key for one of them
        """,
        """
        config.yml:10:19: error: Hyper-Q is no key [config.unbindable-key]
            dashboard: [F2, Hyper-Q]
                            ^^^^^^^
          hint: write it like F5, Ctrl-P, Alt-1, Shift-Tab, PgUp or Ctrl-X Ctrl-E
        """,
        """
        config.yml:11:9: error: a terminal sends Enter for Ctrl-M [config.unbindable-key]
            read: Ctrl-M
                  ^^^^^^
          hint: write Enter or take another key
        """,
        """
        config.yml:9:11: note: why has no key any more [config.lost-key]
            limits: F2
                    ^^
          hint: /why does the same; or give it another key
        """,
        """
        config.yml:2:1: error: a settings file has no key “colour” [key.unknown]
          colour: never
          ^^^^^^
          hint: did you mean color?
        """,
      ])
    let keymap = Keymap.standard.rebound(wanted.keys)
    #expect(keymap.action(Key(.function(2))) == .limits)
    #expect(keymap.action(.alt("c")) == .copy)
    #expect(keymap.action(Key(.function(7))) == .dashboard)
  }

  @Test("an action has the keys it is given and no other; a key leaves the action that had it")
  func rebinding() {
    let map = keymap(
      "keys:\n  help: [Alt-h, F12]\n  window.zoom: Ctrl-P\n  script.next: none\n  read.older: o\n")
    #expect(map.keys(for: .help).map(\.description) == ["Alt-H", "F12"])
    #expect(map.action(Key(.function(1))) == nil)
    #expect(map.action(.control("p")) == .zoom)
    #expect(map.keys(for: .palette).isEmpty)
    #expect(map.keys(for: .playNext).isEmpty)
    #expect(map.name(of: .playNext) == "/next")
    #expect(map.action(Key(.character("o")), in: .reading) == .readOlder)
    #expect(map.action(Key(.character("k")), in: .reading) == nil)
    #expect(map.keys(for: .nextWindow).map(\.description) == ["Tab"])
  }

  @Test(
    "the ways out keep a key whatever the file says",
    arguments: [
      ("quit: none", Action.quit), ("help: []", .help), ("back: none", .back), ("line.send: none", .send),
      ("window.zoom: F1", .help), ("copy: Ctrl-Q", .quit), ("read: [Esc, Alt-G]", .back),
      ("limits: Enter", .send),
    ])
  func wayOut(line: String, action: Action) {
    let text = "keys:\n  \(line)\n"
    let findings = SettingsFile.read(text, file: "config.yml").findings
    #expect(findings.map(\.code).contains(SettingsFile.Code.wayOut))
    #expect(findings.allSatisfy { $0.span?.start.line == 2 && $0.hint != nil })
    #expect(!keymap(text).keys(for: action).isEmpty)
  }

  @Test("a way out may move, and then its old key is free")
  func movedWayOut() {
    let (wanted, findings) = read("keys:\n  quit: Alt-Q\n  copy: Ctrl-Q\n")
    expectNoDifference(findings, [])
    let map = Keymap.standard.rebound(wanted.keys)
    #expect(map.action(.control("q")) == .copy)
    #expect(map.action(.alt("q")) == .quit)
  }

  @Test("a file that is no mapping, torn or hostile is told and sets nothing")
  func broken() {
    for text in [
      "- theme: dark\n", "theme: [\n", "keys: F1\n", "theme: {a: b}\n", "\u{0}\u{1B}]0;x\u{7}: 1\n",
    ] {
      let (wanted, findings) = SettingsFile.read(text, file: "config.yml")
      #expect(wanted == Preferences(), "\(text)")
      #expect(!findings.isEmpty, "\(text)")
    }
  }

  @Test("the environment is read with the same words, and what is wrong names the variable")
  func environment() {
    let variables = ["HANDOFF_PLAIN": "1", "HANDOFF_THEME": "lihgt", "HANDOFF_SPEED": "3"]
    let (wanted, findings) = SettingsFile.read(environment: { variables[$0] })
    #expect(wanted.plain == true)
    #expect(wanted.speed == 3)
    #expect(wanted.theme == nil)
    expectNoDifference(
      findings.map { $0.rendered() },
      [
        """
        HANDOFF_THEME:1:1: error: “lihgt” is not known here [value.invalid]
          hint: did you mean light?
        """
      ])
  }

  @Test("what comes first counts, and says nothing about the rest")
  func layers() {
    let flags = read("theme: light\n").preferences
    let file = read("theme: monochrome\nspeed: 4\nkeys: {help: F12}\n").preferences
    let result = flags.over(file)
    #expect(result.theme == .light)
    #expect(result.speed == 4)
    #expect(result.keys == [.help: [Key(.function(12))]])
  }

  @Test("every standard key can be written in the file as help shows it")
  func writtenKeys() throws {
    for (key, action) in Keymap.standard.bindings {
      #expect(try Key(written: key.description, in: action.context) == key)
      #expect(
        try Key(written: key.description.lowercased(), in: action.context).code == key.code
          || action.context == .reading)
    }
  }

  @Test("the schema is written from the same tables; HANDOFF_BLESS=1 writes it afresh")
  func schema() throws {
    let path = "\(Self.root)/Assets/schema/config.schema.json"
    if Places.environment("HANDOFF_BLESS") == "1" { try Disk.writeText(ConfigSchema.text, to: path) }
    expectNoDifference(try Disk.readText(path), ConfigSchema.text)
    #expect(try JSON(parsing: ConfigSchema.text)["properties"]?.members?.count == Setting.all.count + 1)
  }
}
