import Cards
import Scenarios
import Simulation
import Views

// Filling a card in at the customer's window, by the keyboard alone.

extension AppState {
  /// The cards that can be stepped into now.
  var cardsAtHand: [(key: CardHands.Key, form: CardForm)] {
    focus == .customer ? cards.latest(in: scene.thread, of: run) : []
  }

  /// Whether a card has come since the customer's last line, so that stepping into it is the next thing to do.
  var hasFreshCard: Bool { focus == .customer && freshCard?.isThere == true }

  /// The card that has the keyboard.
  var enteredForm: CardForm? { enteredCard.flatMap { cards[$0] } }

  /// What the keyboard is on.
  var cardControl: CardControl? { enteredForm?.focus }

  /// The field that is typed in.
  private var fieldPlace: Int? {
    if case .field(let place)? = cardControl { place } else { nil }
  }

  /// Steps into the latest card, or out of it.
  mutating func enterCard() {
    if enteredCard != nil { return leaveCard() }
    focus = .customer
    guard let card = cardsAtHand.first else {
      notice = Notice(text: "There is no card to fill in", isProblem: true)
      return
    }
    notice = nil
    var form = card.form
    form.leave()
    form.focusNext()
    enteredCard = card.key
    cards[card.key] = form
    afterCardMove()
  }

  /// Gives the keyboard back to the line; what is filled in stays.
  mutating func leaveCard() {
    guard let key = enteredCard else { return }
    cards[key]?.leave()
    enteredCard = nil
    cardEditor = LineEditor()
  }

  /// Takes an action in while a card has the keyboard; false when it is nothing for the card.
  mutating func performOnCard(_ action: Action) -> Bool {
    switch action {
    case .card, .back, .clearOrQuit: leaveCard()
    case .nextWindow, .newer: moveOnCard(1)
    case .previousWindow, .older: moveOnCard(-1)
    case .charLeft where fieldPlace == nil: moveOnCard(-1)
    case .charRight where fieldPlace == nil: moveOnCard(1)
    case .send: pressOnCard()
    case .newLine:
      // Where a field has one line, this key sends it on like the other.
      guard let place = fieldPlace, case .text(let text)? = enteredForm?.input(at: place)?.kind,
        text.isMultiline
      else { return true }
      _ = cardEditor.perform(.newLine)
      typedOnCard()
    case .lineStart, .lineEnd, .charLeft, .charRight, .wordLeft, .wordRight, .deleteBack, .deleteForward,
      .deleteWordBack, .deleteWordForward, .killToEnd, .killToStart, .yank:
      guard fieldPlace != nil else { return true }
      _ = cardEditor.perform(action)
      typedOnCard()
    case .complete: break
    case .scrollUp, .scrollDown, .scrollTop, .scrollBottom, .redraw, .suspend, .quit, .zoom, .help, .palette:
      return false
    default:
      leaveCard()
      return false
    }
    return true
  }

  /// Types on a card: into a field, or a space that presses.
  mutating func typeOnCard(_ text: String) {
    guard let place = fieldPlace else {
      if text == " " { pressOnCard() }
      return
    }
    let isMultiline =
      if case .text(let field)? = enteredForm?.input(at: place)?.kind { field.isMultiline } else { false }
    cardEditor.insert(isMultiline ? text : String(text.map { $0.isNewline ? " " : $0 }))
    typedOnCard()
  }

  private mutating func typedOnCard() {
    guard let key = enteredCard, let place = fieldPlace else { return }
    let text = cardEditor.text
    cards[key]?.type(text, in: place)
  }

  /// Goes to the next control or the one before; after the last of a card comes the first of the next.
  private mutating func moveOnCard(_ step: Int) {
    guard let key = enteredCard, var form = cards[key] else { return }
    let all = cardsAtHand
    let controls = form.controls
    let edge = step > 0 ? controls.last : controls.first
    if form.focus == edge, all.count > 1, let index = all.firstIndex(where: { $0.key == key }) {
      form.leave()
      cards[key] = form
      let other = all[(index + step + all.count) % all.count]
      enteredCard = other.key
      form = other.form
      form.leave()
    }
    if step > 0 { form.focusNext() } else { form.focusPrevious() }
    if let key = enteredCard { cards[key] = form }
    afterCardMove()
  }

  private mutating func pressOnCard() {
    guard let key = enteredCard, var form = cards[key] else { return }
    if fieldPlace != nil { return moveOnCard(1) }
    let outcome = form.press(
      namesButton: CardHands.namesButton(key.message, in: scene.thread, of: run))
    cards[key] = form
    notice = nil
    switch outcome.result(form) {
    case .act(let action):
      leaveCard()
      let act = Act(seat: seat, action)
      perform(act)
      viewports[.customer] = Viewport()
    case .told(let text, let isProblem):
      if !text.isEmpty { notice = Notice(text: text, isProblem: isProblem) }
      afterCardMove()
    }
  }

  /// Puts what is in the field under the line's cursor, and the control on the screen.
  private mutating func afterCardMove() {
    cardEditor = LineEditor()
    guard let form = enteredForm else { return }
    if let place = fieldPlace, let input = form.input(at: place) {
      cardEditor.replace(with: form.text(in: input))
    }
    revealControl()
  }

  /// Scrolls the window so that what the keyboard is on can be seen.
  private mutating func revealControl() {
    guard let key = enteredCard, let rect = layout?.windows.first(where: { $0.window == .customer })?.rect,
      let told = scene.thread?.lines,
      let place = scene.customerLines.places.lastIndex(where: { told[Int($0)].message.id == key.message })
    else { return }
    let (width, height) = Self.inside(rect)
    let plan = plan(of: .customer, width: width, height: height)
    let lines = plan.feed.block(place)
    guard let line = lines.firstIndex(where: { $0.isFocused }) else { return }
    var viewport = viewports[.customer] ?? Viewport()
    viewport.reveal(line, of: place, in: plan.feed, height: plan.rows(of: height))
    viewports[.customer] = viewport
  }

  /// Takes a line that fills in or presses something of the latest card; false when it is another.
  mutating func takeCardCommand(_ line: String) -> Bool {
    guard focus == .customer, let command = CardCommand(line),
      let result = command.carryOut(on: &cards, thread: scene.thread, run: run)
    else { return false }
    switch result {
    case .act(let action):
      let act = Act(seat: seat, action)
      perform(act)
    case .told(let text, let isProblem):
      notice = text.isEmpty ? nil : Notice(text: text, isProblem: isProblem)
      if isProblem { editor.replace(with: line) }
    }
    return true
  }

  /// Looks whether a card has come, and leaves one that is no longer before the customer.
  mutating func settleCard() {
    if freshCard?.scene != scene.version || freshCard?.cards != cards.version {
      let isThere = !cards.latest(in: scene.thread, of: run, isFresh: true).isEmpty
      freshCard = (scene.version, cards.version, isThere)
    }
    guard let key = enteredCard else { return }
    if focus != .customer || scene.thread?.lines.contains(where: { $0.message.id == key.message }) != true {
      leaveCard()
    }
  }
}
