import Text

extension Style {
  /// The style of a piece of a message in a surrounding style: code, links and headings have roles of their
  /// own, the rest keeps the speaker's.
  public func applying(_ meaning: TextAttributes) -> Style {
    var style = self
    if meaning.contains(.decoration) { style.role = .dim }
    if meaning.contains(.html) { style.role = .dim }
    if meaning.contains(.heading) { style.role = .heading }
    if meaning.contains(.code) { style.role = .code }
    if !meaning.isDisjoint(with: [.link, .image]) { style.role = .link }
    let marks: [(TextAttributes, Attributes)] = [
      (.bold, .bold), (.italic, .italic), (.strike, .strike), (.image, .italic),
    ]
    for (mark, attribute) in marks where meaning.contains(mark) { style.attributes.insert(attribute) }
    return style
  }
}

extension Canvas {
  /// Draws a line of styled text.
  ///
  /// - Parameter style: that of the text around it; see `Style.applying`.
  /// - Returns: the columns it took.
  @discardableResult
  public mutating func put(
    _ line: StyledLine, x: Int, y: Int, style: Style = .text, maxWidth: Int = .max
  ) -> Int {
    var used = 0
    let start = min(max(x, -Canvas.longestSide), 1 << 20)
    for piece in line.pieces {
      used += put(
        piece.text, x: start + used, y: y, style: style.applying(piece.attributes), maxWidth: maxWidth - used)
    }
    return used
  }
}
