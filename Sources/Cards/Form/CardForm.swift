import Basis

/// A card in somebody's hands: what is filled in, opened and hidden, and where the keyboard is.
public struct CardForm: Hashable, Sendable {
  /// The card as it was sent.
  public let card: Card
  /// What the keyboard is on; nil while it is elsewhere.
  public internal(set) var focus: CardControl?
  /// What is wrong, by the input's place.
  public internal(set) var problems: [Int: String] = [:]
  /// The words on the button that sent it last.
  public internal(set) var sentBy: String?
  var texts: [Int: String] = [:]
  var chosen: [Int: [Int]] = [:]
  var toggled: [Int: Bool] = [:]
  var shown: [String: Bool] = [:]
  var opened: Set<Int> = []
  /// The button whose address is shown whole.
  var address: Int?

  /// Takes a card as it was sent.
  public init(_ card: Card) { self.card = card }

  // MARK: - What is seen

  /// Whether an element is shown now.
  func isShown(_ element: CardElement) -> Bool {
    element.id.flatMap { shown[$0] } ?? element.isVisible
  }

  /// What is typed in a field: the value, or for a list what narrows it.
  public func text(in input: CardInput) -> String {
    if let typed = texts[input.place] { return typed }
    switch input.kind {
    case .text(let text): return text.value
    case .number(let value, _, _), .date(let value, _, _), .time(let value, _, _): return value
    case .toggle, .choice: return ""
    }
  }

  /// The places of what is chosen of a list.
  func chosen(of input: CardInput, _ list: CardChoices) -> [Int] { chosen[input.place] ?? list.chosen }

  /// Whether a yes or no is a yes.
  func isOn(_ input: CardInput) -> Bool {
    if case .toggle(_, _, _, let isOn) = input.kind { toggled[input.place] ?? isOn } else { false }
  }

  /// The places of a list's choices that are shown.
  func shownChoices(of input: CardInput, _ list: CardChoices) -> [Int] {
    let narrowing = texts[input.place]?.lowercased() ?? ""
    guard list.style == .filtered, !narrowing.isEmpty else { return Array(list.choices.indices) }
    return list.choices.indices.filter { list.choices[$0].title.lowercased().contains(narrowing) }
  }

  /// Everything that the keyboard can be on, in the order in which it is drawn.
  public var controls: [CardControl] {
    var controls: [CardControl] = []
    collect(card, &controls)
    return controls
  }

  // MARK: - Moving

  /// Goes to the next control, or to the first; false where there is none.
  @discardableResult
  public mutating func focusNext() -> Bool { move(1) }

  /// Goes to the control before, or to the last; false where there is none.
  @discardableResult
  public mutating func focusPrevious() -> Bool { move(-1) }

  /// Takes the keyboard away from the card.
  public mutating func leave() {
    focus = nil
    address = nil
  }

  /// Goes to a control, if it is there.
  public mutating func focus(on control: CardControl) {
    if controls.contains(control) { focus = control }
  }

  private mutating func move(_ step: Int) -> Bool {
    let controls = controls
    guard !controls.isEmpty else {
      focus = nil
      return false
    }
    address = nil
    let place = focus.flatMap { controls.firstIndex(of: $0) }
    let next = place.map { ($0 + step + controls.count) % controls.count }
    focus = controls[next ?? (step > 0 ? 0 : controls.count - 1)]
    return true
  }

  // MARK: - Filling in

  /// Types a text into a field; into a list, what narrows it.
  public mutating func type(_ text: String, in place: Int) {
    texts[place] = text
    problems[place] = nil
    sentBy = nil
  }

  /// Chooses of a list, or takes the choice back where several can be chosen.
  mutating func choose(_ choice: Int, of input: CardInput, _ list: CardChoices) {
    var places = chosen(of: input, list)
    if list.isMultiple {
      if let index = places.firstIndex(of: choice) { places.remove(at: index) } else { places.append(choice) }
      places.sort()
    } else {
      places = [choice]
    }
    set(input, chosen: places)
  }

  mutating func set(_ input: CardInput, chosen places: [Int]) {
    chosen[input.place] = places
    problems[input.place] = nil
    sentBy = nil
  }

  mutating func set(_ input: CardInput, isOn: Bool) {
    toggled[input.place] = isOn
    problems[input.place] = nil
    sentBy = nil
  }
}
