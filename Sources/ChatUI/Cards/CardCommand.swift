import Cards
import Simulation
import Views

/// What can be typed to fill in the latest card without stepping into it: `/fill NAME = value`, `/press BUTTON`,
/// `/submit [BUTTON]`, and `/choose N` where the message itself offers no choices.
enum CardCommand: Equatable {
  case fill(name: String, value: String)
  case press(String)
  case submit(String)
  case choose(Int)

  /// The words after the slash, for help and for findings about others.
  static let words = ["fill", "press"]

  /// Reads a line; nil when it is no such command. A submit of JSON is a command of the script.
  init?(_ line: String) {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? parts[1].trimmed : ""
    switch parts.first {
    case "/fill":
      let sides = rest.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        String($0).trimmed
      }
      self = .fill(name: sides.first ?? "", value: sides.count > 1 ? sides[1] : "")
    case "/press": self = .press(rest)
    case "/submit" where !rest.hasPrefix("{"): self = .submit(rest)
    case "/choose": if let number = Int(rest) { self = .choose(number) } else { return nil }
    default: return nil
    }
  }

  /// What came of it.
  enum Result: Equatable {
    /// The customer does something.
    case act(Command.Action)
    /// Something is told.
    case told(String, isProblem: Bool)
  }

  /// Carries it out on the latest cards; nil when it is nothing for a card.
  func carryOut(on hands: inout CardHands, thread: Thread?, run: Run) -> Result? {
    var isChoice = false
    if case .choose = self { isChoice = true }
    // A survey's question and a message's own choices come first.
    let isAsked = thread.map { run.question(ofCustomer: $0.customer) != nil } ?? false
    let cards = hands.latest(in: thread, of: run, isFresh: isChoice)
    if isChoice, isAsked || cards.isEmpty || thread?.choices.isEmpty == false { return nil }
    guard !cards.isEmpty else { return .told("there is no card to fill in", isProblem: true) }
    switch self {
    case .fill(let name, let value): return Self.fill(name, value, cards, &hands)
    case .press(let words):
      return Self.press(words, Self.buttons(cards, \.reachableButtons), &hands, thread, run)
    case .submit(let words):
      return Self.press(words, Self.buttons(cards, \.sendingButtons), &hands, thread, run)
    case .choose(let number):
      return Self.press(String(number), Self.buttons(cards, \.reachableButtons), &hands, thread, run)
    }
  }

  private static func fill(
    _ name: String, _ value: String, _ cards: [(key: CardHands.Key, form: CardForm)], _ hands: inout CardHands
  ) -> Result {
    var problem = ""
    for card in cards {
      var form = card.form
      guard let wrong = form.fill(name, with: value) else {
        hands[card.key] = form
        return .told(
          "\(name) is \(value.isEmpty ? "empty" : value); /submit sends the card", isProblem: false)
      }
      if problem.isEmpty { problem = wrong }
    }
    return .told(problem, isProblem: true)
  }

  /// A button of one of the cards.
  private typealias Button = (key: CardHands.Key, form: CardForm, button: CardButton)

  private static func buttons(
    _ cards: [(key: CardHands.Key, form: CardForm)], _ among: KeyPath<CardForm, [CardButton]>
  ) -> [Button] {
    cards.flatMap { card in card.form[keyPath: among].map { (card.key, card.form, $0) } }
  }

  /// Presses a button by its words or its number; without either the only one, or the first.
  private static func press(
    _ words: String, _ buttons: [Button], _ hands: inout CardHands, _ thread: Thread?, _ run: Run
  ) -> Result {
    let wanted = words.lowercased()
    let place =
      words.isEmpty
      ? 0
      : buttons.firstIndex { $0.button.name.lowercased() == wanted } ?? Int(words).map { $0 - 1 }
        ?? buttons.firstIndex { $0.button.name.lowercased().hasPrefix(wanted) }
    guard let place, buttons.indices.contains(place) else {
      let names = buttons.enumerated().map { "\($0.offset + 1) \($0.element.button.name)" }
      return .told(
        names.isEmpty ? "the card has no such button" : "the buttons are \(names.joined(separator: ", "))",
        isProblem: true)
    }
    let (key, _, button) = buttons[place]
    var form = buttons[place].form
    let namesButton = CardHands.namesButton(key.message, in: thread, of: run)
    let outcome = form.press(button, namesButton: namesButton)
    form.leave()
    hands[key] = form
    return outcome.result(form)
  }
}

extension CardOutcome {
  /// What is done or told because of it.
  func result(_ form: CardForm) -> CardCommand.Result {
    switch self {
    case .sends(let value): .act(.submit(value))
    case .says(let text): .act(.say(text))
    case .shows(let address): .told("\(address) is shown and not opened", isProblem: false)
    case .refused:
      .told(form.problems.sorted { $0.key < $1.key }.map(\.value).joined(separator: "; "), isProblem: true)
    case .changed, .nothing: .told("", isProblem: false)
    }
  }
}

extension String {
  /// Without spaces at either end.
  fileprivate var trimmed: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
