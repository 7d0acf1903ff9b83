import Cards
import Screen
import Text

/// A card with a frame around it.
struct CardBox {
  let form: CardForm
  let width: Int
  let style: Style
  let marks: LineSet

  /// Wider than this nothing reads well.
  private static let widest = 84

  var lines: [PaneLine] {
    let outer = min(width, Self.widest)
    let inner = max(1, outer - 4)
    let frame = Style(form.focus == nil ? .border : .focusBorder)
    let side = String(marks.rounded.vertical)
    let content = form.lines(width: inner, marks: marks.isASCII ? .ascii : .unicode).map { line in
      let rest = String(repeating: " ", count: max(0, inner - line.columns))
      return PaneLine(
        [PaneLine.Piece("\(side) ", frame)] + line.pieces(style) + [PaneLine.Piece("\(rest) \(side)", frame)])
    }
    let sent = form.sentBy.map { " \(marks.tick) \(Sanitizer.visible($0, as: .folded)) " } ?? ""
    return [edge(marks.rounded.topLeft, marks.rounded.topRight, "", outer, frame)] + content
      + [edge(marks.rounded.bottomLeft, marks.rounded.bottomRight, sent, outer, frame)]
  }

  private func edge(
    _ left: Unicode.Scalar, _ right: Unicode.Scalar, _ title: String, _ width: Int, _ style: Style
  ) -> PaneLine {
    let across = String(marks.rounded.horizontal)
    let fitted = DisplayWidth.fitted(title, columns: max(0, width - 4), ellipsis: marks.ellipsis)
    let rest = max(0, width - 3 - DisplayWidth.columns(of: fitted))
    return PaneLine([
      PaneLine.Piece("\(left)\(across)", style), PaneLine.Piece(fitted, Style(.good)),
      PaneLine.Piece("\(String(repeating: across, count: rest))\(right)", style),
    ])
  }
}
