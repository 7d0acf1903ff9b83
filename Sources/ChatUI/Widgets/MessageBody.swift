import Activities
import Cards
import Channels
import Screen
import Text

/// What a message looks like as text: Markdown, cards and choices as lines of a width.
struct MessageBody {
  var width: Int
  var style: Style
  var lines: LineSet
  /// The cards that somebody has touched, by their places among what was sent along.
  var forms: [Int: CardForm] = [:]

  /// The lines of an activity.
  func lines(of activity: Activity) -> [PaneLine] {
    let rendered = RenderedMessage(activity)
    var result: [PaneLine] = []
    for block in rendered.blocks {
      result += Array(repeating: PaneLine(), count: block.blankLinesBefore)
      result += words(block.text, activity, isMarkdown: rendered.isMarkdown)
    }
    for (index, attachment) in activity.attachments.enumerated() {
      if let form = forms[index] ?? Card(attachment).map(CardForm.init) {
        result += CardBox(form: form, width: width, style: style, marks: lines).lines
      } else {
        result += file(rendered.cards[index])
      }
    }
    if !rendered.choices.isEmpty { result += choices(rendered.choices) }
    return result
  }

  /// Text as its format says: Markdown, the tags of `xml`, or as it is.
  private func words(_ text: String, _ activity: Activity, isMarkdown: Bool) -> [PaneLine] {
    let isTagged = activity.textFormat == .xml
    guard isMarkdown || isTagged else { return PaneLine.wrapped(text, width: width, style) }
    let blocks = isTagged ? TaggedText.parse(text) : Markdown.parse(text)
    let marks: MarkdownMarks = lines == .ascii ? .ascii : .unicode
    return Markdown.lines(blocks, width: width, marks: marks).map { PaneLine($0.pieces(style)) }
  }

  private func file(_ file: CardSummary) -> [PaneLine] {
    file.lines.flatMap { PaneLine.wrapped($0, width: width, hanging: 2, Style(.emphasis)) }
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
      pieces += [PaneLine.Piece(number, Style(.key)), PaneLine.Piece(visible, style)]
      used += columns
    }
    return result + [PaneLine(pieces)]
  }
}
