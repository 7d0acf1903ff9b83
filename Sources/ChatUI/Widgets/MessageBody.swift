import Activities
import Channels
import Screen
import Text

/// What a message looks like as text: Markdown, cards and choices as lines of a width.
struct MessageBody {
  var width: Int
  var style: Style
  var lines: LineSet

  /// The lines of an activity.
  func lines(of activity: Activity) -> [PaneLine] {
    let rendered = RenderedMessage(activity)
    var result: [PaneLine] = []
    for block in rendered.blocks {
      result += Array(repeating: PaneLine(), count: block.blankLinesBefore)
      result += rendered.isMarkdown ? markdown(block.text) : PaneLine.wrapped(block.text, width: width, style)
    }
    for card in rendered.cards { result += self.card(card) }
    if !rendered.choices.isEmpty { result += choices(rendered.choices) }
    return result
  }

  private func markdown(_ text: String) -> [PaneLine] {
    let marks: MarkdownMarks = lines == .ascii ? .ascii : .unicode
    return Markdown.lines(Markdown.parse(text), width: width, marks: marks).map { PaneLine($0.pieces(style)) }
  }

  private func card(_ card: CardSummary) -> [PaneLine] {
    card.lines.flatMap { PaneLine.wrapped($0, width: width, hanging: 2, Style(.emphasis)) }
  }

  /// The choices with their numbers, as many on a line as fit.
  private func choices(_ titles: [String]) -> [PaneLine] {
    var result: [PaneLine] = []
    var pieces: [PaneLine.Piece] = []
    var used = 0
    for (index, title) in titles.enumerated() {
      // A button that is called by its number is not told twice.
      let isNumber = title == String(index + 1)
      let number = "  \(index + 1) "
      let visible = isNumber ? "" : Sanitizer.visible(title, as: .folded)
      let columns = DisplayWidth.columns(of: number) + DisplayWidth.columns(of: visible)
      if used > 0, used + columns > width {
        result.append(PaneLine(pieces))
        pieces = []
        used = 0
      }
      pieces += [
        PaneLine.Piece(number, Style(.key), choice: index + 1),
        PaneLine.Piece(visible, style, choice: index + 1),
      ]
      used += columns
    }
    return result + [PaneLine(pieces)]
  }
}
