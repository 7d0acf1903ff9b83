import Activities
import Basis
import Cards
import ChatUI
import Foundation
import Host
import Simulation
import Testing

/// The folder of shared data; tests that need it are skipped without it.
private let corpus = Places.environment("HANDOFF_CORPUS")

/// Published cards before a customer, filled in and sent with keys alone.
@Suite(
  "Card conformance at the window", .enabled(if: corpus != nil, "needs the folder named by HANDOFF_CORPUS"))
struct CardWindowConformanceTests {
  /// Adaptive Cards of the folder with inputs that are shown at first, each with a button at its end that sends them.
  private static func cards() -> [(name: String, json: JSON)] {
    let root = "\(corpus ?? "")/cards/AdaptiveCards"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.lowercased().hasSuffix(".json") }.sorted().compactMap { name in
      guard var text = try? String(contentsOfFile: "\(root)/\(name)", encoding: .utf8) else { return nil }
      if text.first == "\u{FEFF}" { text.removeFirst() }
      guard let json = try? JSON(parsing: text), json["type"] == "AdaptiveCard", var members = json.members
      else { return nil }
      members.removeAll { $0.name == "actions" }
      members.append(
        JSON.Member("actions", [["type": "Action.Submit", "title": "Send all of it", "id": "all"]]))
      let card = JSON.object(members)
      return CardForm(Card(adaptive: card)).reachableInputs.isEmpty ? nil : (name, card)
    }
  }

  /// The front with a card that a bot has just sent.
  private static func probe(showing card: JSON, _ opened: ScenarioOpener.Opened) -> ScreenProbe {
    var run = Run(opened.world)
    run.perform(Command(at: run.state.now, seat: .customer(0), .open))
    var activity = Activity(.message)
    activity.attachments = [
      Attachment(contentType: "application/vnd.microsoft.card.adaptive", content: card)
    ]
    let last = run.log.entries.last { if case .said = $0.event { true } else { false } }
    guard let last, case .said(let greeting) = last.event else { return ScreenProbe(run) }
    let message = Message(
      id: MessageID(greeting.value.id.raw + 1), sender: greeting.value.sender,
      audience: greeting.value.audience, activity: Boxed(activity))
    run.replay(
      LoggedEvent(at: last.at, conversation: last.conversation, session: nil, event: .said(Boxed(message))))
    return ScreenProbe(run, width: 80, height: 24)
  }

  @Test("each input is reached with Tab, filled in with keys and sent with Enter, and the value is right")
  func filled() throws {
    let opened = try ScreenProbe.scenario("cards")
    var count = 0
    for (name, json) in Self.cards() {
      let form = CardForm(Card(adaptive: json))
      var probe = Self.probe(showing: json, opened)
      probe.press(Key(.function(8)))
      var wanted: [(id: String, value: String)] = []
      var seen: Set<Int> = []
      for control in form.controls {
        if let place = control.input, let input = form.input(at: place), seen.insert(place).inserted {
          if let value = fill(input, &probe) { wanted.append((input.id, value)) }
        } else if case .button(let place) = control, form.card.buttons.first?.place == place {
          #expect(probe.row(holding: "Send all of it ▸") != nil, "\(name)")
          probe.press(Key(.enter))
          break
        }
        probe.press(Key(.tab))
      }
      let sent = probe.state.run.lastSubmit
      for (id, value) in wanted where wanted.count(where: { $0.id == id }) == 1 {
        count += 1
        if sent?[id]?.string ?? "" != value {
          Issue.record("\(name): \(id) is \(sent?.text ?? "not sent"), wanted \(value)")
        }
      }
    }
    #expect(count > 100)
    print("Cards: \(count) inputs filled in and sent with keys at the window")
  }

  /// Fills in the input that the keyboard is on.
  ///
  /// - Returns: the value that is to be sent.
  private func fill(_ input: CardInput, _ probe: inout ScreenProbe) -> String? {
    func type(_ text: String) -> String {
      probe.press(.control("a"), .control("k"))
      probe.type(text)
      return text
    }
    switch input.kind {
    case .text(let text):
      let samples = ["Ana", "ana@example.com", "206-555-1212", "Ruiz, Ana", "1234567", "abc"]
      let fitting = samples.first { sample in
        (text.longest.map { $0 == 0 || sample.count <= $0 } ?? true)
          && text.pattern.map { sample.range(of: $0, options: .regularExpression) != nil } ?? true
      }
      return type(fitting ?? "")
    case .number(_, let least, let most): return type("\(least ?? most ?? 5)")
    case .date(_, let earliest, _):
      return type(earliest.flatMap { $0.count == 10 ? $0 : nil } ?? "2026-03-02")
    case .time(_, let earliest, let latest): return type(earliest ?? latest ?? "10:30")
    case .toggle(_, let on, let off, let isOn):
      if isOn, input.isRequired { return on }
      probe.type(" ")
      return isOn ? off : on
    case .choice(let list):
      guard !list.choices.isEmpty else { return nil }
      // The field that narrows the list stands before its choices.
      if list.style == .filtered { probe.press(Key(.tab)) }
      probe.type(" ")
      if list.style == .filtered { probe.press(Key(.tab, .shift)) }
      var places = list.isMultiple ? list.chosen : []
      if let index = places.firstIndex(of: 0) { places.remove(at: index) } else { places.insert(0, at: 0) }
      return places.sorted().map { list.choices[$0].value }.joined(separator: ",")
    }
  }
}

extension Run {
  /// The inputs that were submitted last.
  fileprivate var lastSubmit: JSON? {
    let last = log.entries.last { entry in
      if case .said(let message) = entry.event { message.value.attached?.value.value != nil } else { false }
    }
    guard case .said(let message)? = last?.event else { return nil }
    return message.value.attached?.value.value
  }
}
