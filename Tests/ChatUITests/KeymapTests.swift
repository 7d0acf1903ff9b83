import ChatUI
import Testing

/// The table of keys.
@Suite struct KeymapTests {
  @Test("no key is bound twice, and every action has a key")
  func whole() {
    for context in [Action.Context.anywhere, .reading] {
      var seen: Set<Key> = []
      for binding in Keymap.standard.bindings where binding.action.context == context {
        #expect(seen.insert(binding.key).inserted, "\(binding.key) is bound twice")
        #expect(Keymap.standard.action(binding.key, in: context) == binding.action)
      }
    }
    for action in Action.allCases {
      #expect(!Keymap.standard.keys(for: action).isEmpty, "\(action.rawValue)")
    }
  }

  @Test("keys that some terminals keep for themselves have a command too")
  func commands() {
    for action in [Action.help, .zoom, .customerWindow, .botWindow, .representativeWindow] {
      #expect(action.command.flatMap(Action.named) == action)
    }
  }

  @Test("letters act only while a window is read, and keys are written as help shows them")
  func contexts() {
    #expect(Keymap.standard.action(Key(.character("n"))) == nil)
    #expect(Keymap.standard.action(Key(.character("n")), in: .reading) == .matchOlder)
    #expect(Keymap.standard.action(Key(.pageUp), in: .reading) == .scrollUp)
    #expect(Keymap.standard.keys(for: .editExternally).map(\.description) == ["Ctrl-X Ctrl-E"])
    #expect(Keymap.standard.keys(for: .matchNewer).map(\.description) == ["N"])
  }

  @Test("a later binding of a key wins")
  func rebinding() {
    let keymap = Keymap([(Key(.tab), .nextWindow), (Key(.tab), .help)])
    #expect(keymap.action(Key(.tab)) == .help)
    #expect(keymap.keys(for: .nextWindow).isEmpty)
  }

  @Test("with every key bound anew, no screen names a standard one")
  func reboundScreens() throws {
    var number = 0
    let keys: [(key: Key, action: Action)] = Action.allCases.map { action in
      number += 1
      return (Key(.function(number + 100)), action)
    }
    let keymap = Keymap(keys)
    func key(_ action: Action) -> Key { keymap.keys(for: action)[0] }
    for file in ["two-bots-one-queue", "cards"] {
      var probe = try ScreenProbe(file, keymap: keymap)
      var screens = [probe.text]
      for action in [Action.help, .why, .limits, .sessions, .dashboard, .test, .palette] {
        probe.press(key(action))
        screens.append(probe.text)
        probe.press(key(.back))
      }
      probe.press(key(.card))
      screens.append(probe.text)
      probe.press(key(.back), key(.read))
      screens.append(probe.text)
      probe.type("?")
      screens.append(probe.text)
      probe.press(key(.back), key(.clearOrQuit))
      screens.append(probe.text)
      for screen in screens {
        let named = screen.matches(of: #/\b(Ctrl-\S|Alt-\S|F\d{1,2}\b|Esc\b|Enter\b|Tab\b|PgUp|PgDn|Home\b)/#)
        #expect(named.map { String($0.output.0) } == [], "\(screen)")
      }
    }
  }
}
