import Activities
import Basis
import Cards
import Text

extension FuzzTarget {
  /// Reading, drawing, filling in and pressing a card: an Adaptive Card or, with a `contentType`, any attachment.
  static let cards = FuzzTarget(
    "cards",
    words: textWords + cardWords
  ) { text in
    guard let json = try? JSON(parsing: text) else {
      return complaint { CardForm(Card(adaptiveText: text)).lines(width: $0) }
    }
    var card = Card(adaptive: json)
    if let type = json["contentType"]?.string {
      guard let attached = Card(Attachment(contentType: type, content: json["content"])) else { return nil }
      card = attached
    }
    var form = CardForm(card)
    // A card may hold many controls; those after the first hundred are of the same kinds.
    for step in 0..<min(100, form.controls.count) + 1 {
      if step % 8 == 0, let complaint = complaint(in: { form.lines(width: $0) }) { return complaint }
      form.focusNext()
      if let focus = form.focus, !form.controls.contains(focus) {
        return "the keyboard is on what is not there"
      }
      if case .field(let place)? = form.focus {
        form.type(["7", "\u{1B}[2J", "2026-02-30", ""][step % 4], in: place)
      } else {
        _ = form.press()
      }
    }
    return complaint { form.lines(width: $0) }
  }

  private static let cardWords =
    [
      "{", "}", "[", "]", ":", ",", "\"", "null", "true", "false", "1e400", "-1", "\\u001b", "\\ud800",
      "{{DATE(2026-",
      "\"items\":[", "\"body\":[", "\"actions\":[", "\"columns\":[", "\"rows\":[", "\"cells\":[",
      "\"facts\":[", "\"choices\":[",
      "\"fallback\":", "\"requires\":{", "\"width\":", "\"isVisible\":false,", "\"isMultiSelect\":true,",
      "\"style\":\"compact\",",
      "\"regex\":\"(a+)+$\",", "\"id\":\"x\",", "\"text\":\"**a**\",",
      "\"card\":{\"type\":\"AdaptiveCard\",\"body\":[",
    ]
    + [
      "TextBlock", "RichTextBlock", "FactSet", "Image", "ImageSet", "Media", "Container", "ColumnSet",
      "Column", "Table",
      "TableRow", "Carousel", "ActionSet", "Input.Text", "Input.Number", "Input.Date", "Input.Time",
      "Input.Toggle",
      "Input.ChoiceSet", "Action.Submit", "Action.Execute", "Action.OpenUrl", "Action.ShowCard",
      "Action.ToggleVisibility",
    ].map { "{\"type\":\"\($0)\"," }
}
