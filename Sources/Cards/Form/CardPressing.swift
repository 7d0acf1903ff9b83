import Basis

extension CardForm {
  /// Presses what the keyboard is on. A field is left for the next control.
  public mutating func press(namesButton: Bool = true) -> CardOutcome {
    guard let focus else { return .nothing }
    switch focus {
    case .field:
      focusNext()
      return .changed
    case .toggle(let place):
      guard let input = input(at: place) else { return .nothing }
      set(input, isOn: !isOn(input))
      return .changed
    case .choice(let place, let choice):
      guard let input = input(at: place), case .choice(let list) = input.kind else { return .nothing }
      choose(choice, of: input, list)
      return .changed
    case .button(let place):
      guard let button = card.allButtons.first(where: { $0.place == place }) else { return .nothing }
      return press(button, namesButton: namesButton)
    }
  }

  /// The input of a place.
  public func input(at place: Int) -> CardInput? { card.allInputs.first { $0.place == place } }

  /// Presses a button.
  ///
  /// - Parameter namesButton: whether a submit says which button sent it (`actionSubmitId`), as Copilot Studio
  ///   tells its topics (`formats.md` 6).
  public mutating func press(_ button: CardButton, namesButton: Bool) -> CardOutcome {
    guard button.isEnabled else { return .nothing }
    address = nil
    switch button.action {
    case .submit(let submit): return send(button, submit, namesButton: namesButton)
    case .open(let address):
      self.address = button.place
      return .shows(address: address)
    case .show:
      open(button)
      return .changed
    case .toggle(let targets):
      for target in targets { toggle(target) }
      return .changed
    case .say(let text):
      sentBy = button.name
      return .says(text)
    case .post(let value):
      sentBy = button.name
      return .sends(value)
    }
  }

  /// Shows a button's card, or hides it; of buttons that stand together one card at a time is shown.
  private mutating func open(_ button: CardButton) {
    let wasOpen = opened.contains(button.place)
    let together = card.allSets.first { $0.contains { $0.place == button.place } } ?? []
    opened.subtract(together.map(\.place))
    if !wasOpen { opened.insert(button.place) }
  }

  private mutating func toggle(_ target: CardButton.Action.Target) {
    shown[target.id] = target.isVisible ?? !(shown[target.id] ?? visibility(of: target.id) ?? true)
  }

  /// Whether an element is shown at first.
  private func visibility(of id: String) -> Bool? {
    CardElementSearch.element(id, in: card)?.isVisible
  }

  private mutating func send(
    _ button: CardButton, _ submit: CardButton.CardSubmit, namesButton: Bool
  ) -> CardOutcome {
    let inputs = submit.takesInputs ? card.inputs(sentBy: button.place) ?? [] : []
    problems = [:]
    // Nobody can mend what is not shown (inferred).
    let reachable = Set(controls.compactMap(\.input))
    for input in inputs where reachable.contains(input.place) { problems[input.place] = problem(with: input) }
    if let first = controls.first(where: { control in control.input.map { problems[$0] != nil } ?? false }) {
      focus = first
      return .refused
    }
    sentBy = button.name
    return Self.outcome(submit, inputs.compactMap { value(of: $0) }, namesButton ? button : nil)
  }

  /// What goes to the bot: the button's data and the values, which win over data of the same name.
  private static func outcome(
    _ submit: CardButton.CardSubmit, _ values: [JSON.Member], _ button: CardButton?
  ) -> CardOutcome {
    // Data that is a text is said.
    if let words = submit.data?.string { return .says(words) }
    var members = submit.data?.members ?? []
    for value in values {
      members.removeAll { $0.name == value.name }
      members.append(value)
    }
    let name = button.map { $0.id ?? $0.title } ?? ""
    if !name.isEmpty, !members.contains(where: { $0.name == "actionSubmitId" }) {
      members.append(JSON.Member("actionSubmitId", .string(name)))
    }
    return .sends(.object(members))
  }

  /// What an input sends: always a text, as clients do; nothing for a list of which nothing is chosen and for a
  /// number that is not there.
  func value(of input: CardInput) -> JSON.Member? {
    switch input.kind {
    case .text, .date, .time: return JSON.Member(input.id, .string(text(in: input)))
    case .number:
      let text = text(in: input)
      return text.isEmpty ? nil : JSON.Member(input.id, .string(text))
    case .toggle(_, let on, let off, _): return JSON.Member(input.id, .string(isOn(input) ? on : off))
    case .choice(let list):
      let values = chosen(of: input, list).filter(list.choices.indices.contains).map {
        list.choices[$0].value
      }
      return values.isEmpty ? nil : JSON.Member(input.id, .string(values.joined(separator: ",")))
    }
  }
}

/// Finds elements of a card by id.
enum CardElementSearch {
  /// The first element of an id on a card or on those that its buttons show.
  static func element(_ id: String, in card: Card) -> CardElement? {
    if let found = element(id, in: card.body) { return found }
    for case .show(let inner) in CardParts(card).buttons.map(\.action) {
      if let found = element(id, in: inner) { return found }
    }
    return nil
  }

  private static func element(_ id: String, in elements: [CardElement]) -> CardElement? {
    for element in elements {
      if element.id == id { return element }
      let inner: [CardElement] =
        switch element.content {
        case .group(let items, _): items
        case .columns(let columns, _): columns.map(\.element)
        case .table(let table): Array(table.rows.joined().joined())
        case .pages(let pages): pages
        default: []
        }
      if let found = self.element(id, in: inner) { return found }
    }
    return nil
  }
}
