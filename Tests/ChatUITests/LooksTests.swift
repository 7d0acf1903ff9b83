import Screen
import ShippedScenarios
import Testing

@testable import ChatUI

/// What colours may and may not do, over the screens of whole sessions.
@Suite struct LooksTests {
  /// Screens of sessions: each step of a script, with every overlay after it and a choice moved in each.
  private static let screens: [Canvas] = {
    var screens: [Canvas] = []
    for name in ["two-bots-two-queues", "at-the-desk", "limitations", "cards", "one-queue-no-rule"] {
      guard var probe = try? ScreenProbe(name, width: 120, height: 40) else { continue }
      for _ in 0..<14 {
        probe.send(.playNext)
        screens.append(probe.canvas)
        for overlay in [
          Key(.function(1)), Key(.function(2)), Key(.function(3)), Key(.function(4)),
          Key(.function(7)), Key(.function(9)), .control("p"), .alt("r"), .alt("j"),
        ] {
          probe.press(overlay)
          for key in [Key(.down), Key(.up), Key(.escape), Key(.escape)] {
            screens.append(probe.canvas)
            probe.press(key)
          }
          if overlay == .alt("j") { probe.press(overlay) }
        }
        for window in ["1", "2", "3"] {
          probe.press(.alt(Character(window)))
          screens.append(probe.canvas)
        }
      }
    }
    return screens
  }()

  private static func styles(_ canvas: Canvas) -> [Style] {
    (0..<canvas.height).flatMap { canvas.row($0).map(\.style) }
  }

  @Test("every style that is drawn has 7 to 1 in high contrast, whatever is reversed, and none is dim")
  func highContrast() {
    let used = Set(Self.screens.flatMap(Self.styles))
    #expect(Self.screens.count > 1_000 && Set(used.map(\.role)).count > 15)
    for style in used {
      for depth in [ColorDepth.sixteen, .indexed, .direct] {
        let ink = Theme.highContrast.resolve(style, at: depth)
        guard let front = ink.foreground, let back = ink.background else {
          Issue.record("\(style) leaves a colour to the terminal")
          continue
        }
        #expect(Palette.contrast(front, back) >= 700, "\(style) at \(depth)")
        #expect(!ink.attributes.contains(.dim), "\(style)")
      }
    }
  }

  @Test("no two screens differ by colour alone: letters or attributes tell them apart as well")
  func notByColourAlone() {
    for screens in Dictionary(grouping: Self.screens, by: \.rows).values {
      let first = Self.styles(screens[0])
      for other in screens.dropFirst().map(Self.styles) where other != first {
        let place = zip(first, other).enumerated().first { $1.0 != $1.1 }
        let inks = [first, other].map { $0.map { Theme.monochrome.resolve($0, at: .none) } }
        guard inks[0] == inks[1], let place else { continue }
        let row = screens[0].rows[place.offset / screens[0].width]
        Issue.record("\(place.element.0.role) and \(place.element.1.role) look alike: \(row)")
      }
    }
  }

  @Test("what is good, bad or a warning says so: the same words are never two of them")
  func words() {
    var roles: [String: Set<Role>] = [:]
    for canvas in Self.screens {
      for y in 0..<canvas.height {
        var run = (text: "", role: Role.text)
        for cell in canvas.row(y) {
          if cell.style.role != run.role {
            roles[run.text.trimmingSpaces, default: []].insert(run.role)
            run = ("", cell.style.role)
          }
          if !cell.isContinuation { run.text += cell.glyph.text }
        }
        roles[run.text.trimmingSpaces, default: []].insert(run.role)
      }
    }
    for (text, roles) in roles where !text.isEmpty {
      let telling = roles.intersection([.good, .bad, .warning])
      #expect(telling.count < 2, "\(text) is \(telling)")
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
