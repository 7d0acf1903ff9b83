import Activities
import Basis
import Cards
import Testing
import Text

/// A card written as JSON, in somebody's hands.
func form(_ json: String) throws -> CardForm { CardForm(Card(adaptive: try JSON(parsing: json))) }

/// An Adaptive Card of some elements and actions.
func form(body: String = "", actions: String = "") throws -> CardForm {
  try form(#"{"type": "AdaptiveCard", "version": "1.6", "body": [\#(body)], "actions": [\#(actions)]}"#)
}

extension CardForm {
  /// The lines as text, without spaces at their ends.
  func text(_ width: Int = 40) -> [String] {
    lines(width: width).map { line in
      var text = line.text
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// Goes on to a control and presses it.
  mutating func press(_ control: CardControl, namesButton: Bool = false) -> CardOutcome {
    focus(on: control)
    return press(namesButton: namesButton)
  }

  /// Presses the button of these words.
  mutating func press(_ title: String, namesButton: Bool = false) throws -> CardOutcome {
    let button = try #require(reachableButtons.first { $0.name == title }, "no button \(title)")
    return press(.button(button.place), namesButton: namesButton)
  }
}
