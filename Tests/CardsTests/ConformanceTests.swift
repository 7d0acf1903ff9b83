import Activities
import Basis
import Cards
import Foundation
import Testing
import Text

/// The folder of shared data; tests that need it are skipped without it.
private let corpus = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"]

/// Published cards, each drawn at several widths and operated by keyboard alone.
@Suite("Card conformance", .enabled(if: corpus != nil, "needs the folder named by HANDOFF_CORPUS"))
struct CardConformanceTests {
  static let widths = [24, 38, 80]

  /// Orders of pressing are many on some cards; so many presses of a card go deeper.
  private static let mostPresses = 60

  /// Every file of the folder that is a card.
  private static let cards: [(name: String, json: JSON)] = {
    let root = "\(corpus ?? "")/cards"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.lowercased().hasSuffix(".json") }.sorted().compactMap { name in
      guard var text = try? String(contentsOfFile: "\(root)/\(name)", encoding: .utf8) else { return nil }
      if text.first == "\u{FEFF}" { text.removeFirst() }
      guard let json = try? JSON(parsing: text), json["type"] == "AdaptiveCard" else { return nil }
      return (name, json)
    }
  }()

  /// Cards whose dates the client writes; the oracle does not.
  private static func isDated(_ json: JSON) -> Bool { json.text.contains("{{") }

  private func expect(_ form: CardForm, _ words: String, _ name: String, _ state: String) {
    for width in Self.widths {
      let lines = form.lines(width: width)
      let drawn = Drawn.words(lines)
      if drawn != words {
        let common = drawn.commonPrefix(with: words)
        Issue.record(
          "\(name), \(state), \(width) columns, after \(common.suffix(40)): drawn \(drawn.dropFirst(common.count).prefix(60)), wanted \(words.dropFirst(common.count).prefix(60))"
        )
        return
      }
      for line in lines where line.columns > width && line.text.count > 1 {
        Issue.record("\(name), \(state): \(line.columns) columns at \(width): \(line.text)")
      }
    }
  }

  @Test("every text, label, choice and action stands there once, in order, within the width")
  func drawn() {
    #expect(Self.cards.count >= 240)
    for (name, json) in Self.cards where !Self.isDated(json) {
      expect(CardForm(Card(adaptive: json)), CardOracle(json).words(), name, "as sent")
    }
    print("Cards: \(Self.cards.count) drawn at \(Self.widths) columns")
  }

  @Test("buttons that show cards and elements do so by keyboard, and show the same")
  func opened() {
    var pressed = 0
    for (name, json) in Self.cards where !Self.isDated(json) {
      let oracle = CardOracle(json)
      var form = CardForm(Card(adaptive: json))
      var tried = 0
      press(in: &form, oracle, opened: [], shown: [:], done: [], name, &pressed, &tried)
    }
    #expect(pressed > 100)
    print("Cards: \(pressed) buttons that show something pressed")
  }

  /// Presses each button that shows something, then those that came to be seen by it.
  private func press(
    in form: inout CardForm, _ oracle: CardOracle, opened: Set<Int>, shown: [String: Bool], done: Set<Int>,
    _ name: String, _ pressed: inout Int, _ tried: inout Int
  ) {
    for action in oracle.allActions where !done.contains(action.number) {
      guard action.card != nil || !action.targets.isEmpty, form.controls.contains(.button(action.number))
      else {
        continue
      }
      var next = form
      go(to: .button(action.number), in: &next)
      guard case .changed = next.press() else {
        Issue.record("\(name): button \(action.number) does nothing")
        continue
      }
      pressed += 1
      tried += 1
      var (opened, shown) = (opened, shown)
      if action.card != nil { opened.insert(action.number) }
      for target in action.targets {
        shown[target.id] =
          target.isVisible ?? !(shown[target.id] ?? visibility(target.id, oracle.items) ?? true)
      }
      // Another card of the same set may have been closed; then only this one is looked at.
      let isAlone = opened.subtracting([action.number]).allSatisfy { isAround($0, action.number, oracle) }
      if isAlone {
        expect(next, oracle.words(opened: opened, shown: shown), name, "after button \(action.number)")
      }
      if isAlone, tried < Self.mostPresses {
        press(
          in: &next, oracle, opened: opened, shown: shown, done: done.union([action.number]), name, &pressed,
          &tried)
      }
    }
  }

  /// Whether one button's card holds another button.
  private func isAround(_ outer: Int, _ inner: Int, _ oracle: CardOracle) -> Bool {
    guard let card = oracle.allActions.first(where: { $0.number == outer })?.card else { return false }
    func holds(_ items: [CardOracle.Item]) -> Bool {
      items.contains { item in
        switch item {
        case .action(let number, _, let card, _): number == inner || holds(card ?? [])
        case .element(_, _, let items): holds(items)
        default: false
        }
      }
    }
    return holds(card)
  }

  private func visibility(_ id: String, _ items: [CardOracle.Item]) -> Bool? {
    for item in items {
      switch item {
      case .element(let own, let isVisible, let inner):
        if own == id { return isVisible }
        if let found = visibility(id, inner) { return found }
      case .action(_, _, let card?, _): if let found = visibility(id, card) { return found }
      default: break
      }
    }
    return nil
  }

  /// Moves by the keyboard, one control after the other.
  private func go(to control: CardControl, in form: inout CardForm) {
    for _ in 0...form.controls.count where form.focus != control { form.focusNext() }
    #expect(form.focus == control)
  }

  @Test("every input is filled in and submitted by keyboard, and the value is right")
  func submitted() {
    var count = 0
    for (name, json) in Self.cards {
      var form = CardForm(Card(adaptive: json.withSubmits))
      showEverything(&form)
      for input in form.reachableInputs {
        guard let wanted = fill(input, in: &form) else { continue }
        var sent: JSON?
        for button in form.sendingButtons.reversed() where button.title == JSON.sendTitle {
          var attempt = form
          for other in attempt.reachableInputs where other.place != input.place {
            _ = fill(other, in: &attempt)
          }
          go(to: .button(button.place), in: &attempt)
          if case .sends(let value) = attempt.press(), value[input.id] != nil || wanted.isEmpty {
            sent = value
            break
          }
        }
        count += 1
        let isNamedTwice = form.card.allInputs.count { $0.id == input.id } > 1
        if sent == nil || !isNamedTwice && sent?[input.id]?.string ?? "" != wanted {
          Issue.record("\(name): \(input.id) sends \(sent?.text ?? "nothing"), wanted \(wanted)")
        }
      }
    }
    #expect(count > 150)
    print("Cards: \(count) inputs filled in and submitted")
  }

  /// Opens what can be opened and shows what is hidden.
  private func showEverything(_ form: inout CardForm) {
    var pressed: Set<Int> = []
    for _ in 0..<40 {
      let next = form.reachableButtons.first { button in
        switch button.action {
        case .show, .toggle: !pressed.contains(button.place)
        default: false
        }
      }
      guard let next else { return }
      pressed.insert(next.place)
      _ = form.press(next, namesButton: false)
    }
  }

  /// Fills an input in as somebody at the keyboard does.
  ///
  /// - Returns: what is to be sent for it.
  private func fill(_ input: CardInput, in form: inout CardForm) -> String? {
    switch input.kind {
    case .text(let text):
      let samples = [
        "Ana", "ana@example.com", "206-555-1212", "(206) 555-1212", "98052", "1234567", "Ruiz, Ana", "abc",
        "a", "",
      ]
      let sample = samples.first { sample in
        (text.longest.map { $0 == 0 || sample.count <= $0 } ?? true)
          && text.pattern.map { sample.range(of: $0, options: .regularExpression) != nil } ?? true
      }
      guard let sample else { return nil }
      go(to: .field(input.place), in: &form)
      form.type(sample, in: input.place)
      return sample
    case .number(_, let least, let most):
      let number = "\(least ?? most ?? 5)"
      go(to: .field(input.place), in: &form)
      form.type(number, in: input.place)
      return number
    case .date(_, let earliest, let latest):
      let bound = (earliest ?? latest).flatMap { $0.count == 10 ? $0 : nil } ?? "2026-03-02"
      go(to: .field(input.place), in: &form)
      form.type(bound, in: input.place)
      return bound
    case .time(_, let earliest, let latest):
      go(to: .field(input.place), in: &form)
      form.type(earliest ?? latest ?? "10:30", in: input.place)
      return earliest ?? latest ?? "10:30"
    case .toggle(_, let on, let off, let isOn):
      go(to: .toggle(input.place), in: &form)
      guard !(input.isRequired && isOn) else { return on }
      if input.isRequired, form.isTicked(input, off: off) == false {
        _ = form.press()
        return on
      }
      return form.isTicked(input, off: off) ? on : off
    case .choice(let list):
      guard let last = list.choices.indices.last else { return nil }
      go(to: .choice(input.place, last), in: &form)
      if !list.isMultiple || !list.chosen.contains(last) && !form.isChosen(input, last, list) {
        _ = form.press()
      }
      let places = list.isMultiple ? Set(list.chosen + [last]).sorted() : [last]
      return places.map { list.choices[$0].value }.joined(separator: ",")
    }
  }
}

extension CardForm {
  /// Whether a toggle is ticked, as the drawing shows it.
  fileprivate func isTicked(_ input: CardInput, off: String) -> Bool {
    var copy = self
    copy.focus(on: .toggle(input.place))
    let line = copy.lines(width: 200).first { $0.pieces.contains { $0.attributes.contains(.focused) } }
    return line?.text.contains("[✓]") ?? false
  }

  fileprivate func isChosen(_ input: CardInput, _ choice: Int, _ list: CardChoices) -> Bool {
    var copy = self
    copy.focus(on: .choice(input.place, choice))
    let pieces = copy.lines(width: 400).flatMap(\.pieces).filter { $0.attributes.contains(.focused) }
    return pieces.first.map { $0.text == "[✓]" || $0.text == "(•)" } ?? false
  }
}

extension JSON {
  static let sendTitle = "Send all of it"

  /// The card with a button on it, and on each card its buttons show, that sends what is filled in.
  fileprivate var withSubmits: JSON {
    guard var members else { return array.map { .array($0.map(\.withSubmits)) } ?? self }
    members = members.map { Member($0.name, $0.name == "data" ? $0.value : $0.value.withSubmits) }
    guard self["type"] == "AdaptiveCard" else { return .object(members) }
    let send: JSON = ["type": "Action.Submit", "title": .string(Self.sendTitle)]
    let actions = JSON.object(members)["actions"]?.array ?? []
    members.removeAll { $0.name == "actions" }
    return .object(members + [Member("actions", .array(actions + [send]))])
  }
}
