import Basis
import Cards
import Screen

/// What was filled in on a card, a line for each value.
struct SubmittedCard {
  var value: JSON

  /// The names and values; a value of several parts as JSON.
  func lines(width: Int) -> [PaneLine] {
    let members = (value.members ?? []).filter { $0.name != "actionSubmitId" }
    guard !members.isEmpty else { return [PaneLine("filled in the card", .dim)] }
    return members.flatMap { member in
      PaneLine.wrapped(
        "\(member.name): \(member.value.string ?? member.value.text)", width: width, hanging: 2, .dim)
    }
  }
}

/// What the last lines of the screen say while a card has the keyboard.
struct CardHint {
  let state: AppState

  private var input: CardInput? {
    state.cardControl?.input.flatMap { state.enteredForm?.input(at: $0) }
  }

  private var button: CardButton? {
    guard case .button(let place)? = state.cardControl else { return nil }
    return state.enteredForm?.card.allButtons.first { $0.place == place }
  }

  /// What the keyboard is on.
  var name: String { input?.name ?? button?.name ?? "card" }

  /// What can be done with it.
  var hint: String {
    switch state.cardControl {
    case .field: input.map { $0.hint.isEmpty ? "type; \(key(.send)) goes on" : $0.hint } ?? ""
    case .choice: "Space chooses"
    case .toggle: "Space ticks"
    case .button: "\(key(.send)) presses"
    case nil: ""
    }
  }

  private func key(_ action: Action) -> String { state.keymap.name(of: action) }

  /// What the key that sends does.
  var press: String {
    switch state.cardControl {
    case .field: "next field"
    case .choice: "chooses"
    case .toggle: "ticks"
    case .button, nil: "presses"
    }
  }
}
