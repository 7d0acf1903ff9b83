import Screen
import Testing
import Text

@Suite("Themes") struct ThemeTests {
  @Test(
    "the high contrast theme has at least 7 to 1 everywhere, at 16 colours and more",
    arguments: Role.allCases)
  func highContrast(role: Role) throws {
    for depth in [ColorDepth.sixteen, .indexed, .direct] {
      let ink = Theme.highContrast.resolve(Style(role), at: depth)
      let foreground = try #require(ink.foreground)
      let background = try #require(ink.background)
      #expect(Palette.contrast(foreground, background) >= 700)
      #expect(!ink.attributes.contains(.dim))
    }
  }

  @Test(
    "plain, bold and coloured text of the other themes reads on the background they are for",
    arguments: Role.allCases)
  func readable(role: Role) {
    let decorations: Set<Role> = [.border, .dim, .ghost, .progressRest]
    for (theme, ground) in [(Theme.dark, UInt8(16)), (.light, 231)] {
      let ink = theme.resolve(Style(role), at: .indexed)
      guard let foreground = ink.foreground else { continue }
      let contrast = Palette.contrast(foreground, ink.background ?? ground)
      #expect(contrast >= (decorations.contains(role) ? 150 : 450), "\(theme.name): \(contrast)")
    }
  }

  @Test("contrast is that of WCAG")
  func contrast() {
    #expect(Palette.contrast(16, 231) == 2100)
    #expect(Palette.contrast(231, 16) == 2100)
    #expect(Palette.contrast(16, 16) == 100)
    // #ffff00 on black is 19.56 to 1, #808080 (244) on white 3.95 to 1.
    #expect(Palette.contrast(226, 16) == 1955 || Palette.contrast(226, 16) == 1956)
    #expect((394...395).contains(Palette.contrast(244, 231)))
    #expect(Palette.rgb(208) == (255, 135, 0))
  }

  @Test("every theme has an ink for every role, and the default comes first")
  func complete() {
    for theme in Theme.all { #expect(Set(theme.inks.keys) == Set(Role.allCases), "\(theme.name)") }
    #expect(Theme.all.map(\.name) == ["dark", "light", "high-contrast", "monochrome"])
  }

  @Test("without colours nothing names one, and what is chosen still stands out", arguments: Theme.all)
  func noColours(theme: Theme) {
    for role in Role.allCases {
      let ink = theme.resolve(Style(role, .underline), at: .none)
      #expect(ink.foreground == nil && ink.background == nil && ink.attributes.contains(.underline))
    }
    let plain = theme.resolve(.text, at: .none)
    for role in [Role.selection, .badge, .bar] {
      #expect(theme.resolve(Style(role), at: .none).attributes.contains(.reverse))
    }
    #expect(theme.resolve(Style(.focusBorder), at: .none) != theme.resolve(Style(.border), at: .none))
    #expect(plain.attributes.isEmpty)
  }

  @Test("colours keep within the depth")
  func depths() {
    for theme in Theme.all {
      for role in Role.allCases {
        let eight = theme.resolve(Style(role), at: .eight)
        let sixteen = theme.resolve(Style(role), at: .sixteen)
        #expect((eight.foreground ?? 0) < 8 && (eight.background ?? 0) < 8)
        #expect((sixteen.foreground ?? 0) < 16 && (sixteen.background ?? 0) < 16)
        for ink in [eight, sixteen] where ink.background != nil { #expect(ink.foreground != ink.background) }
      }
    }
  }
}

@Suite("Line sets") struct LineSetTests {
  private func texts(_ lines: LineSet) -> [String] {
    let frames = [lines.light, lines.heavy, lines.rounded].flatMap {
      [
        $0.horizontal, $0.vertical, $0.topLeft, $0.topRight, $0.bottomLeft, $0.bottomRight, $0.teeLeft,
        $0.teeRight,
      ]
    }
    let marks = [
      lines.tick, lines.cross, lines.current, lines.pending, lines.dot, lines.ellipsis, lines.envelope,
      lines.transfer,
      lines.left, lines.right, lines.back, lines.forward, lines.none, lines.atLeast, lines.bullet,
      lines.quote,
    ]
    return frames.map { String($0) } + [String(lines.barDone), String(lines.barRest)] + marks + lines.spinner
  }

  @Test("the Unicode set is one column each, the ASCII set ASCII only")
  func widths() {
    for text in texts(.unicode) { #expect(DisplayWidth.columns(of: text) == 1, "\(text)") }
    for text in texts(.ascii) { #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(text)") }
    #expect(LineSet.unicode.spinner.count > 1)
  }

  @Test("a good mark is never the bad mark, a full bar never an empty one")
  func distinct() {
    for lines in [LineSet.unicode, .ascii] {
      #expect(lines.tick != lines.cross && lines.barDone != lines.barRest && lines.pending != lines.current)
      #expect(lines.heavy != lines.rounded)
    }
  }
}
