import Basis
import Cards
import Testing
import Text

/// Cards that are not written as the schema says.
@Suite struct HostileTests {
  private static let whole = """
    {"type": "AdaptiveCard", "version": "1.5", "body": [
      {"type": "TextBlock", "text": "a"}, {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "b", "selectAction": {"type": "Action.Submit"}}]},
      {"type": "FactSet", "facts": [{"title": "c", "value": "d"}]}, {"type": "ImageSet", "images": [{"type": "Image", "url": "e", "altText": "f"}]},
      {"type": "Media", "sources": [{"mimeType": "audio/mp3", "url": "g"}], "altText": "h"},
      {"type": "ColumnSet", "columns": [{"type": "Column", "width": 2, "items": [{"type": "TextBlock", "text": "i", "id": "x"}]}]},
      {"type": "Table", "rows": [{"type": "TableRow", "cells": [{"type": "TableCell", "items": [{"type": "TextBlock", "text": "j"}]}]}]},
      {"type": "Carousel", "pages": [{"type": "CarouselPage", "items": [{"type": "TextBlock", "text": "k"}]}]},
      {"type": "Container", "requires": {"adaptiveCards": "1.0"}, "fallback": "drop", "selectAction": {"type": "Action.OpenUrl", "url": "l"}, "items": []},
      {"type": "Input.Text", "id": "m", "isRequired": true, "maxLength": 3, "regex": "n", "value": "o", "inlineAction": {"type": "Action.Submit", "title": "p"}},
      {"type": "Input.Number", "id": "q", "min": 1, "max": 2, "value": 1}, {"type": "Input.Date", "id": "r", "min": "2026-01-01"}, {"type": "Input.Time", "id": "s"},
      {"type": "Input.Toggle", "id": "t", "title": "u", "value": "true"}, {"type": "Input.ChoiceSet", "id": "v", "choices": [{"title": "w", "value": "x"}], "isMultiSelect": true, "value": "x"}
    ], "actions": [
      {"type": "Action.ShowCard", "title": "y", "card": {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "z"}]}},
      {"type": "Action.ToggleVisibility", "title": "1", "targetElements": ["x", {"elementId": "x", "isVisible": true}]},
      {"type": "Action.Submit", "title": "2", "data": {"a": 1}, "associatedInputs": "none"}
    ]}
    """

  /// Every place of a value replaced by something else, one at a time.
  private static func changed(_ json: JSON) -> [JSON] {
    let others: [JSON] = [
      .null, true, -1, .number("1e400"), "", "\u{1B}[2J", [], [.null, [[]]], .object([]),
      ["type": "Container"],
    ]
    var all = others
    for (index, member) in (json.members ?? []).enumerated() {
      all += changed(member.value).map { value in
        var members = json.members ?? []
        members[index].value = value
        return .object(members)
      }
    }
    for (index, element) in (json.array ?? []).enumerated() {
      all += changed(element).map { value in
        var elements = json.array ?? []
        elements[index] = value
        return .array(elements)
      }
    }
    return all
  }

  @Test("whatever stands in the place of any value, the card is read, drawn, filled in and pressed")
  func everyPlace() throws {
    let cards = Self.changed(try JSON(parsing: Self.whole))
    #expect(cards.count > 1000)
    for json in cards {
      var form = CardForm(Card(adaptive: json))
      for line in form.lines(width: 24) {
        #expect(Sanitizer.isVisible(line.text, as: .line))
        #expect(line.columns <= 24)
      }
      for _ in form.controls {
        form.focusNext()
        if case .field(let place)? = form.focus {
          form.type("7", in: place)
        } else {
          _ = form.press(namesButton: true)
        }
      }
      _ = form.lines(width: 24)
      if let focus = form.focus { #expect(form.controls.contains(focus), "\(json.text)") }
    }
  }
}
