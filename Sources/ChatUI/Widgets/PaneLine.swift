import Screen
import Text

/// One line of a pane before it is drawn: styled pieces from the left, perhaps one at the right edge.
struct PaneLine: Equatable, Sendable {
  /// A stretch of one style.
  struct Piece: Equatable, Sendable {
    var text: String
    var style: Style

    init(_ text: String, _ style: Style = .text) {
      self.text = text
      self.style = style
    }
  }

  var pieces: [Piece]
  /// What stands at the right edge.
  var trailing: Piece?
  /// Whether the pieces stand at the right edge themselves.
  var isRightAligned = false

  init(_ pieces: [Piece] = [], trailing: Piece? = nil, isRightAligned: Bool = false) {
    self.pieces = pieces
    self.trailing = trailing
    self.isRightAligned = isRightAligned
  }

  init(_ text: String, _ style: Style = .text) { self.init([Piece(text, style)]) }

  /// The columns its pieces take, without what stands at the right edge.
  var columns: Int { pieces.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) } }

  /// Whether it holds what the keyboard is on.
  var isFocused: Bool { pieces.contains { $0.style.role == .selection } }

  /// Draws the line in a row of the canvas; what does not fit ends in an ellipsis.
  func draw(on canvas: inout Canvas, y: Int, width: Int, lines: LineSet) {
    var limit = width
    if let trailing {
      let end = DisplayWidth.columns(of: trailing.text)
      if end + 4 < width {
        canvas.put(trailing.text, x: width - end, y: y, style: trailing.style)
        limit = width - end - 1
      }
    }
    var x = 0
    if isRightAligned {
      x = max(0, limit - columns)
    }
    for piece in pieces where x < limit {
      x += canvas.putFitted(piece.text, x: x, y: y, width: limit - x, style: piece.style, lines: lines)
    }
  }

  /// Wraps text to a width, every line in one style.
  static func wrapped(_ text: String, width: Int, hanging: Int = 0, _ style: Style) -> [PaneLine] {
    let visible = Sanitizer.visible(text)
    let indent = String(repeating: " ", count: hanging)
    return Wrap(width: width, hanging: hanging).lines(of: visible).enumerated().map { index, line in
      PaneLine((index == 0 ? "" : indent) + line, style)
    }
  }
}

extension StyledLine {
  /// The line's pieces in the styles of the screen.
  func pieces(_ base: Style) -> [PaneLine.Piece] {
    pieces.map { PaneLine.Piece(String($0.text), base.reading($0.attributes)) }
  }
}

extension Style {
  /// This style with what a text's attributes ask for.
  func reading(_ text: TextAttributes) -> Style {
    var style = self
    if text.contains(.code) || text.contains(.html) { style = Style(.code, attributes) }
    if text.contains(.link) { style = Style(.link, attributes) }
    if text.contains(.heading) { style = Style(.heading, attributes) }
    if text.contains(.good) { style = Style(.good, attributes) }
    if text.contains(.warning) { style = Style(.warning, attributes) }
    if text.contains(.control) {
      style = Style(.key, attributes)
    } else if text.contains(.decoration) {
      style = Style(.dim, attributes)
    }
    if text.contains(.subtle) { style = Style(.dim, attributes) }
    if text.contains(.problem) { style = Style(.bad, attributes) }
    if text.contains(.focused) { style = Style(.selection, attributes) }
    if text.contains(.bold) { style = style.adding(.bold) }
    if text.contains(.italic) { style = style.adding(.italic) }
    if text.contains(.strike) { style = style.adding(.strike) }
    return style
  }
}
