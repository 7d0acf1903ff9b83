/// The inputs and buttons of one card, hidden ones too; what stands on the cards that its buttons show is not among
/// them.
struct CardParts {
  private(set) var inputs: [CardInput] = []
  /// Buttons that stand together: of them one card at a time is open.
  private(set) var sets: [[CardButton]] = []

  var buttons: [CardButton] { sets.flatMap(\.self) }

  init(_ card: Card) {
    add(card.body)
    sets.append(card.buttons)
  }

  private mutating func add(_ elements: [CardElement]) {
    for element in elements { add(element) }
  }

  private mutating func add(_ element: CardElement) {
    switch element.content {
    case .text, .facts: break
    case .rich(let runs): for run in runs { add(run.button) }
    case .picture(let picture): add(picture.button)
    case .group(let items, let button):
      add(items)
      add(button)
    case .columns(let columns, let button):
      for column in columns { add(column.element) }
      add(button)
    case .table(let table):
      for cell in table.rows.joined() { add(cell) }
    case .buttons(let buttons): sets.append(buttons)
    case .input(let input):
      inputs.append(input)
      if case .text(let text) = input.kind { add(text.button) }
    case .pages(let pages): add(pages)
    }
  }

  private mutating func add(_ button: CardButton?) {
    if let button { sets.append([button]) }
  }
}

extension Card {
  /// The inputs that go along when a button sends: those of its card and of the cards around that.
  func inputs(sentBy place: Int) -> [CardInput]? {
    let parts = CardParts(self)
    for button in parts.buttons {
      if button.place == place { return parts.inputs }
      if case .show(let inner) = button.action, let found = inner.inputs(sentBy: place) {
        return parts.inputs + found
      }
    }
    return nil
  }

  /// Every input of the card and of the cards that its buttons show.
  public var allInputs: [CardInput] {
    let parts = CardParts(self)
    return parts.inputs
      + parts.buttons.flatMap { button in
        if case .show(let inner) = button.action { inner.allInputs } else { [CardInput]() }
      }
  }

  /// Every button of the card and of the cards that its buttons show.
  public var allButtons: [CardButton] { allSets.flatMap(\.self) }

  /// Its buttons as they stand together.
  var allSets: [[CardButton]] {
    let sets = CardParts(self).sets
    return sets
      + sets.joined().flatMap { button in
        if case .show(let inner) = button.action { inner.allSets } else { [[CardButton]]() }
      }
  }
}

extension CardForm {
  // Follows the order of `CardDrawing`.

  func collect(_ card: Card, _ controls: inout [CardControl]) {
    collect(card.body, &controls)
    collect(card.buttons, &controls)
  }

  private func collect(_ elements: [CardElement], _ controls: inout [CardControl]) {
    for element in elements where isShown(element) { collect(element, &controls) }
  }

  private func collect(_ element: CardElement, _ controls: inout [CardControl]) {
    switch element.content {
    case .text, .facts: break
    case .rich(let runs): collect(runs.compactMap(\.button), &controls)
    case .picture(let picture): collect([picture.button].compactMap(\.self), &controls)
    case .group(let items, let button):
      collect(items, &controls)
      collect([button].compactMap(\.self), &controls)
    case .columns(let columns, let button):
      collect(columns.map(\.element), &controls)
      collect([button].compactMap(\.self), &controls)
    case .table(let table):
      for cell in table.rows.joined() { collect(cell, &controls) }
    case .buttons(let buttons): collect(buttons, &controls)
    case .input(let input): collect(input, &controls)
    case .pages(let pages): collect(pages, &controls)
    }
  }

  private func collect(_ input: CardInput, _ controls: inout [CardControl]) {
    switch input.kind {
    case .toggle: controls.append(.toggle(input.place))
    case .choice(let list):
      if list.style == .filtered { controls.append(.field(input.place)) }
      controls += shownChoices(of: input, list).map { .choice(input.place, $0) }
    case .text(let text):
      controls.append(.field(input.place))
      collect([text.button].compactMap(\.self), &controls)
    case .number, .date, .time: controls.append(.field(input.place))
    }
  }

  /// Buttons, then the card that one of them shows.
  private func collect(_ buttons: [CardButton], _ controls: inout [CardControl]) {
    controls += buttons.filter(\.isEnabled).map { .button($0.place) }
    for case (let button, .show(let card)) in buttons.map({ ($0, $0.action) })
    where opened.contains(button.place) {
      collect(card, &controls)
    }
  }
}
