import Screen
import Text

/// The list of shipped scenarios, for `handoff run` without a name.
public struct Chooser: Sendable {
  /// Something to choose.
  public struct Item: Equatable, Sendable {
    /// What is chosen.
    public var name: String
    /// What it shows, in a sentence.
    public var about: String

    /// Makes an item.
    public init(name: String, about: String) {
      self.name = name
      self.about = about
    }
  }

  /// What an intent led to.
  public enum Outcome: Equatable, Sendable {
    /// Still choosing.
    case open
    /// This name was chosen.
    case chosen(String)
    /// Nothing was chosen.
    case left
  }

  private let items: [Item]
  private let lines: LineSet
  private let keymap: Keymap
  private var size: (width: Int, height: Int)
  private var filter = ""
  private var selected = 0

  /// Starts with everything to choose from.
  public init(
    _ items: [Item], lines: LineSet, keymap: Keymap = .standard, width: Int, height: Int
  ) {
    self.keymap = keymap
    self.items = items
    self.lines = lines
    size = (width, height)
  }

  private func key(_ action: Action) -> String { keymap.name(of: action) }

  private var shown: [Item] {
    items.filter { filter.isEmpty || "\($0.name) \($0.about)".lowercased().contains(filter.lowercased()) }
  }

  /// Takes an intent in.
  public mutating func update(_ intent: Intent) -> Outcome {
    switch intent {
    case .resize(let width, let height): size = (width, height)
    case .text(let text), .paste(let text):
      filter = String((filter + text).prefix(60))
      selected = 0
    case .key(let key): return press(key)
    case .clock, .lexicon, .playNext, .mouse, .searchOn, .edited: break
    }
    return .open
  }

  private mutating func press(_ key: Key) -> Outcome {
    switch keymap.action(key) {
    case .older, .previousWindow: selected = max(0, selected - 1)
    case .newer, .nextWindow: selected = max(0, min(shown.count - 1, selected + 1))
    case .send: return shown.indices.contains(selected) ? .chosen(shown[selected].name) : .open
    case .deleteBack: filter = String(filter.dropLast())
    case .back where !filter.isEmpty: filter = ""
    case .back, .quit, .clearOrQuit: return .left
    default: break
    }
    return .open
  }

  /// Draws the list.
  public func draw() -> Canvas {
    var canvas = Canvas(width: size.width, height: size.height)
    let inside = canvas.box(
      canvas.bounds, .heavy, lines: lines, style: Style(.focusBorder),
      title: "handoff\(lines.between)choose a scenario")
    canvas.within(inside.inset(x: 1)) { pane in
      let width = pane.bounds.width
      pane.put("\(lines.current) \(Sanitizer.visible(filter, as: .folded))", x: 0, y: 0)
      pane.placeCursor(x: 2 + DisplayWidth.columns(of: filter), y: 0)
      var y = 2
      for (index, item) in shown.enumerated() where y < pane.bounds.height - 1 {
        let isSelected = index == selected
        pane.put(
          "\(isSelected ? lines.current : " ") \(item.name)", x: 0, y: y,
          style: Style(isSelected ? .selection : .heading))
        y += 1
        for line in PaneLine.wrapped(item.about, width: max(1, width - 4), .dim).prefix(isSelected ? 8 : 2)
        where y < pane.bounds.height - 1 {
          pane.within(Rect(x: 4, y: y, width: max(0, width - 4), height: 1)) { row in
            line.draw(on: &row, y: 0, width: width - 4, lines: lines)
          }
          y += 1
        }
      }
      pane.put(
        "\(key(.older)) and \(key(.newer)) move, \(key(.send)) plays, \(key(.back)) leaves; typing narrows the list",
        x: 0, y: pane.bounds.height - 1, style: .dim)
    }
    return canvas
  }
}
