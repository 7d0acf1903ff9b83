/// Which key does what. Any key can be bound again by action id.
public struct Keymap: Sendable {
  /// The bindings in the order they are listed.
  public private(set) var bindings: [(key: Key, action: Action)]
  private var table: [Key: Action] = [:]
  private var reading: [Key: Action] = [:]

  /// Makes a map; a later binding of the same key wins.
  public init(_ bindings: [(key: Key, action: Action)]) {
    self.bindings = bindings
    for (key, action) in bindings {
      switch action.context {
      case .anywhere: table[key] = action
      case .reading: reading[key] = action
      }
    }
  }

  /// What a key does; nil when it does nothing or writes. While a window is read, its own keys come first.
  public func action(_ key: Key, in context: Action.Context = .anywhere) -> Action? {
    context == .reading ? reading[key] ?? table[key] : table[key]
  }

  /// The keys of an action, in the order bound.
  public func keys(for action: Action) -> [Key] {
    let table = action.context == .reading ? reading : table
    return bindings.filter { $0.action == action && table[$0.key] == action }.map(\.key)
  }

  /// How to do an action, in as few characters as possible: its first key, its command where it has no key, nothing
  /// where it has neither.
  public func name(of action: Action) -> String {
    keys(for: action).first?.description ?? action.command.map { "/\($0)" } ?? ""
  }

  /// The same map with other keys for some actions, in the same order. They lose the keys they had, and the keys they
  /// get leave the actions that had them.
  public func rebound(_ changes: [Action: [Key]]) -> Keymap {
    func taken(_ context: Action.Context) -> Set<Key> {
      Set(changes.filter { $0.key.context == context }.flatMap(\.value))
    }
    let claimed: [Action.Context: Set<Key>] = [.anywhere: taken(.anywhere), .reading: taken(.reading)]
    var done: Set<Action> = []
    return Keymap(
      bindings.flatMap { key, action -> [(key: Key, action: Action)] in
        guard let keys = changes[action] else {
          return claimed[action.context]?.contains(key) == true ? [] : [(key, action)]
        }
        return done.insert(action).inserted ? keys.map { ($0, action) } : []
      })
  }

  /// The keys of `product.md`.
  public static let standard = Keymap([
    (Key(.tab), .nextWindow), (Key(.tab, .shift), .previousWindow),
    (.alt("1"), .customerWindow), (.alt("2"), .botWindow), (.alt("3"), .representativeWindow),
    (.alt("z"), .zoom), (Key(.function(10)), .zoom),
    (Key(.enter), .send), (Key(.enter, .alt), .newLine), (.control("j"), .newLine),
    (.control("a"), .lineStart), (.control("e"), .lineEnd),
    (.control("b"), .charLeft), (Key(.left), .charLeft), (Key(.right), .charRight),
    (.alt("b"), .wordLeft), (Key(.left, .control), .wordLeft), (.alt("f"), .wordRight),
    (Key(.right, .control), .wordRight),
    (Key(.backspace), .deleteBack), (.control("h"), .deleteBack), (Key(.delete), .deleteForward),
    (.control("d"), .deleteForward), (.control("w"), .deleteWordBack),
    (Key(.backspace, .alt), .deleteWordBack),
    (.alt("d"), .deleteWordForward), (.control("k"), .killToEnd), (.control("u"), .killToStart),
    (.control("y"), .yank),
    (.control("t"), .transpose), (.control("_"), .undo),
    (Key(.character("u"), [.control, .prefixed]), .undo),
    (Key(.character("e"), [.control, .prefixed]), .editExternally),
    (Key(.up), .older), (Key(.down), .newer), (.control("r"), .searchHistory), (Key(.right, .alt), .complete),
    (Key(.pageUp), .scrollUp), (Key(.pageDown), .scrollDown), (Key(.home), .scrollTop),
    (Key(.end), .scrollBottom),
    (.alt("/"), .search), (.control("f"), .search), (.alt("r"), .read), (.alt("c"), .copy),
    (.alt("m"), .mouse), (.alt("v"), .terms),
    (Key(.character("k")), .readOlder), (Key(.up), .readOlder), (Key(.character("j")), .readNewer),
    (Key(.down), .readNewer), (Key(.character("g")), .readFirst), (Key(.character("G")), .readLast),
    (Key(.character("u")), .readUnread), (Key(.character("[")), .readDayBack),
    (Key(.character("]")), .readDayOn),
    (Key(.character("n")), .matchOlder), (Key(.character("N")), .matchNewer),
    (Key(.function(1)), .help), (.control("p"), .palette), (Key(.function(2)), .why),
    (Key(.function(3)), .limits), (Key(.function(4)), .sessions), (Key(.function(7)), .dashboard),
    (.alt("j"), .activities), (Key(.function(8)), .card), (Key(.function(9)), .test),
    (.control("n"), .playNext), (Key(.function(5)), .playNext), (Key(.function(6)), .playAll),
    (Key(.escape), .back), (.control("c"), .clearOrQuit), (.control("l"), .redraw), (.control("z"), .suspend),
    (.control("q"), .quit),
  ])
}
