import Activities
import Cards

/// A card in labelled lines: what it says, then what can be typed to fill it in.
struct PlainCard {
  let form: CardForm
  /// Whether the message offers choices of its own, which `/choose` means then.
  let hasChoices: Bool
  /// Buttons of cards before it in the message.
  let buttonsBefore: Int

  /// Wide enough that what belongs together stays on a line.
  private static let width = 400

  var lines: [String] {
    let drawn = form.lines(width: Self.width, marks: .ascii).map { line in
      var text = Substring(line.text)
      while text.last == " " { text.removeLast() }
      return String(text)
    }
    return drawn.filter { !$0.isEmpty }.map { "\(form.card.kind): \($0)" } + help
  }

  private var help: [String] {
    form.reachableInputs.map { input in
      "\(form.card.kind): /fill \(input.id.isEmpty ? input.name : input.id) = \(value(of: input))"
    }
      + form.reachableButtons.enumerated().map { number, button in
        let command = hasChoices ? "/press \(button.name)" : "/choose \(buttonsBefore + number + 1)"
        return "\(form.card.kind): \(command) presses \(button.name)"
      }
  }

  /// What is typed after the equals sign, and what it is for.
  private func value(of input: CardInput) -> String {
    var value: String
    switch input.kind {
    case .text: value = "TEXT"
    case .number(_, let least, let most):
      value = "NUMBER" + (least.map { " from \($0)" } ?? "") + (most.map { " to \($0)" } ?? "")
    case .date: value = "YYYY-MM-DD"
    case .time: value = "HH:MM"
    case .toggle: value = "yes or no"
    case .choice(let list):
      value = (list.isMultiple ? "several of " : "one of ") + list.numbered.joined(separator: ", ")
    }
    if input.name != input.id, !input.id.isEmpty { value += " (\(input.name))" }
    return input.isRequired ? value + ", required" : value
  }

  /// The cards of an activity in lines.
  static func lines(of activity: Activity, touched: [Int: CardForm] = [:]) -> [String] {
    var before = 0
    return activity.attachments.enumerated().flatMap { index, attachment -> [String] in
      guard let form = touched[index] ?? Card(attachment).map(CardForm.init) else { return [] }
      let plain = PlainCard(
        form: form, hasChoices: !activity.suggestedActions.isEmpty, buttonsBefore: before)
      before += form.reachableButtons.count
      return plain.lines
    }
  }
}
