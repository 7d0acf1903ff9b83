import Basis
import Cards
import CustomDump
import Testing
import Text

/// What a card looks like.
@Suite struct DrawingTests {
  @Test("a whole card at two widths")
  func whole() throws {
    let card = try form(
      body: """
        {"type": "TextBlock", "text": "Flight KL 605", "size": "large"},
        {"type": "FactSet", "facts": [{"title": "From", "value": "Amsterdam"}, {"title": "Departure", "value": "Tuesday in the morning, at ten"}]},
        {"type": "Image", "url": "data:image/png;base64,AAAA", "altText": "the seat map"},
        {"type": "Table", "columns": [{"width": 1}, {"width": 1}], "rows": [
          {"type": "TableRow", "cells": [{"items": [{"type": "TextBlock", "text": "Seat"}]}, {"items": [{"type": "TextBlock", "text": "Who"}]}]},
          {"type": "TableRow", "cells": [{"items": [{"type": "TextBlock", "text": "14C"}]}, {"items": [{"type": "TextBlock", "text": "Ana Ruiz"}]}]}
        ]},
        {"type": "RichTextBlock", "separator": true, "inlines": ["Gate ", {"type": "TextRun", "text": "D7", "weight": "bolder"}, {"type": "TextRun", "text": " (map)", "selectAction": {"type": "Action.OpenUrl", "url": "https://x.example"}}]}
        """, actions: #"{"type": "Action.Submit", "title": "Check in"}"#)
    expectNoDifference(
      card.text(),
      [
        "Flight KL 605", "From       Amsterdam", "Departure  Tuesday in the morning, at", "           ten",
        "image: the seat map", "Seat │ Who", "─────┼─────────", "14C  │ Ana Ruiz",
        String(repeating: "─", count: 40), "Gate D7 (map)", "", "[Check in]",
      ])
    expectNoDifference(
      card.text(14),
      [
        "Flight KL 605", "From     Amste", "         rdam", "Departure", "  Tuesday in", "  the morning,",
        "  at ten",
        "image: the", "seat map", "Seat", "Who", "", "Seat: 14C", "Who: Ana Ruiz",
        String(repeating: "─", count: 14),
        "Gate D7 (map)", "", "[Check in]",
      ])
  }

  @Test("nothing hostile gets through any part of a card")
  func hostile() throws {
    let bad = "\\u001b[31mred\\u202e\\u0007"
    let card = try form(
      body: """
        {"type": "TextBlock", "text": "\(bad)"}, {"type": "Image", "url": "x\(bad)", "altText": "\(bad)"}, {"type": "Image", "url": "x\(bad)"},
        {"type": "RichTextBlock", "inlines": ["\(bad)"]}, {"type": "FactSet", "facts": [{"title": "\(bad)", "value": "\(bad)"}]},
        {"type": "Input.Text", "id": "\(bad)", "label": "\(bad)", "placeholder": "\(bad)", "value": "\(bad)", "isRequired": true},
        {"type": "Input.Toggle", "id": "t", "title": "\(bad)"}, {"type": "Input.ChoiceSet", "id": "c", "placeholder": "\(bad)", "style": "filtered", "choices": [{"title": "\(bad)", "value": "1"}]},
        {"type": "Input.Text", "id": "e\(bad)", "isRequired": true, "errorMessage": "\(bad)"}
        """,
      actions: """
        {"type": "Action.OpenUrl", "title": "\(bad)", "url": "https://\(bad)"}, {"type": "Action.Submit", "title": "\(bad)", "id": "s"}
        """)
    var sent = card
    for button in sent.reachableButtons { _ = sent.press(button, namesButton: true) }
    #expect(!sent.problems.isEmpty)
    for form in [card, sent] {
      for width in [8, 20, 60] {
        for line in form.lines(width: width) {
          #expect(Sanitizer.isVisible(line.text, as: .line), "\(line.text)")
        }
      }
    }
  }

  @Test("a secret is not readable, and a long value stays within the width")
  func fields() throws {
    var card = try form(
      body: """
        {"type": "Input.Text", "id": "pin", "style": "password"}, {"type": "Input.Text", "id": "long", "isMultiline": true}
        """)
    card.type("1234", in: 0)
    card.type("a sentence that is longer\nthan the field is wide", in: 1)
    expectNoDifference(
      card.text(20),
      [
        "[****              ]", "[a sentence that is]", "[longer            ]", "[than the field is ]",
        "[wide              ]",
      ])
  }

  @Test("no card is wider than asked, at any width")
  func widths() throws {
    let card = try form(
      body: FormTests.visit + #", {"type": "TextBlock", "text": "漢字漢字 and a verylongwordthatdoesnotfit"}"#
        + #", {"type": "Carousel", "pages": [{"type": "CarouselPage", "items": []}]}"#,
      actions: FormTests.send)
    for width in CardForm.narrowest...60 {
      for line in card.lines(width: width) { #expect(line.columns <= width, "\(line.text) at \(width)") }
    }
  }

  @Test("a card of ten megabytes is drawn")
  func large() throws {
    let item = #"{"type": "TextBlock", "text": "\#(String(repeating: "word ", count: 2_000))"},"#
    let count = Card.largest / item.utf8.count - 10
    let text =
      #"{"type": "AdaptiveCard", "body": ["# + String(repeating: item, count: count)
      + #"{"type": "TextBlock", "text": "last"}]}"#
    let lines = CardForm(Card(adaptiveText: text)).lines(width: 60)
    #expect(lines.count > count * 100)
    #expect(lines.last?.text == "last")
  }
}
