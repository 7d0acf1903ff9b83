import ChatUI
import Testing

/// The table of keys.
@Suite struct KeymapTests {
  @Test("no key is bound twice, and every action has a key")
  func whole() {
    var seen: Set<Key> = []
    for binding in Keymap.standard.bindings {
      #expect(seen.insert(binding.key).inserted, "\(binding.key) is bound twice")
      #expect(Keymap.standard.action(binding.key) == binding.action)
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

  @Test("a later binding of a key wins")
  func rebinding() {
    let keymap = Keymap([(Key(.tab), .nextWindow), (Key(.tab), .help)])
    #expect(keymap.action(Key(.tab)) == .help)
    #expect(keymap.keys(for: .nextWindow).isEmpty)
  }
}
