import Basis
import ContactCenter
import Screen
import Simulation
import Text
import Views

/// A person's desk: presence and load, offers with their countdown, and after acceptance the conversation.
struct RepresentativePane {
  let state: AppState

  private var marks: LineSet { state.look.lines }

  var title: String {
    let organization = state.run.world.organization
    let name = organization.name(of: .representative(state.representative))
    let count = organization.representatives.count
    let which = count > 1 ? " \(state.representative.index + 1)/\(count)" : ""
    let offered = state.scene.desk?.offers.isEmpty == false ? " \(marks.dot)" : ""
    return state.look.terms.say("Human agent\(marks.between)\(name)\(which)\(offered)")
  }

  func plan(width: Int, height: Int) -> PanePlan {
    guard let desk = state.scene.desk else { return PanePlan(feed: Feed(count: 0) { _ in [] }) }
    var top = head(desk, width: width, isRoomy: height >= 9)
    guard let thread = state.scene.deskThread else {
      return PanePlan(top: top, feed: Feed(count: 0) { _ in [] })
    }
    top.append(who(desk, thread))
    top += (desk.summary?.rows ?? []).map { SummaryLine(row: $0).line }
    var feed = transcript(desk, thread, width: width)
    // What only this seat sees stays on top as far as the conversation leaves room, half of the window at least.
    let known = told(desk, thread, width: width)
    let spoken = Viewport().view(of: feed, height: height / 2).lines.count
    let context = context(desk, room: height - spoken - top.count - known.count - 2)
    if !known.isEmpty || !context.lines.isEmpty { top.append(section("only you saw", width: width)) }
    top += known + context.lines
    top.append(section("transcript", width: width))
    if top.count > height - 2 { top = Array(top.prefix(max(0, min(2, height - 2)))) }
    guard !context.folded.isEmpty else { return PanePlan(top: top, feed: feed) }
    let folded =
      [section("context variables", width: width)] + context.folded + [section("transcript", width: width)]
    let spokenLines = feed.block
    feed.count = max(1, feed.count)
    feed.block = { index in
      index > 0 ? spokenLines(index) : folded + (state.scene.deskLines.places.isEmpty ? [] : spokenLines(0))
    }
    return PanePlan(top: top, feed: feed)
  }

  /// The lines this person may see, with a rule where they joined.
  private func transcript(_ desk: DeskView, _ thread: Thread, width: Int) -> Feed {
    let accepted = thread.reveals.last { $0.representative == state.representative }?.lines ?? 0
    let seen = state.scene.deskLines.places
    return Feed(
      count: seen.count, time: { thread.lines[Int(seen[$0])].at },
      raw: { index in thread.lines[Int(seen[index])].message.plainWords }
    ) { index in
      let place = Int(seen[index])
      let isFirstLive = index > 0 && place >= accepted && seen[index - 1] < accepted
      return (isFirstLive ? [section("since you joined", width: width)] : [])
        + lines(thread.lines[place], width: width)
    }
  }

  // MARK: - What stays on top

  private func head(_ desk: DeskView, width: Int, isRoomy: Bool) -> [PaneLine] {
    let style = Style(desk.presence == .available ? .good : .warning)
    var result = [
      PaneLine(
        [PaneLine.Piece("\(marks.dot) \(desk.presence.rawValue)", style)],
        trailing: PaneLine.Piece("\(desk.load.has) of \(desk.load.canHave)", .dim))
    ]
    result += inbox(desk, width: width, most: isRoomy ? 5 : 2)
    if isRoomy { result.append(PaneLine()) }
    for offer in desk.offers {
      let box = OfferBox(offer: offer, marks: marks, width: min(width, OfferBox.widest))
      result += isRoomy ? box.lines + [PaneLine()] : box.compact
    }
    if desk.conversation == nil {
      let text =
        desk.offers.isEmpty
        ? "Nothing on the desk." : "Nothing of the conversation is shown before you accept."
      result += PaneLine.wrapped(text, width: min(width, OfferBox.widest), .dim)
    }
    return result
  }

  private func who(_ desk: DeskView, _ thread: Thread) -> PaneLine {
    let customer = Sanitizer.visible(state.run.world.customerName(thread.customer), as: .folded)
    let fate = Sanitizer.visible(desk.fate, as: .folded)
    if fate.isEmpty || fate == "in wrap-up" {
      return PaneLine(
        [PaneLine.Piece("With    ", .dim), PaneLine.Piece(customer, Style(.customer))],
        trailing: PaneLine.Piece(fate.isEmpty ? state.run.profile(of: thread).name : fate, .dim))
    }
    return PaneLine([PaneLine.Piece("Left    \(customer)", .dim)], trailing: PaneLine.Piece(fate, .dim))
  }

  /// What bots told the person at the hand-off.
  private func told(_ desk: DeskView, _ thread: Thread, width: Int) -> [PaneLine] {
    state.scene.deskLines.privateMessages.suffix(2).map { thread.lines[Int($0)].message }.flatMap { message in
      let from = Sanitizer.visible(state.run.world.name(of: message.sender), as: .folded)
      let lines = PaneLine.wrapped("\(from)  \(message.text)", width: width, hanging: 2, Style(.privateNote))
      return lines.count <= 3 ? lines : Array(lines.prefix(3))
    }
  }

  /// The context variables in two columns; where there is little room those that say least are counted, and all
  /// of them stand above the transcript.
  private func context(_ desk: DeskView, room: Int) -> (lines: [PaneLine], folded: [PaneLine]) {
    guard !desk.context.isEmpty else { return ([], []) }
    if desk.context.count <= room { return (rows(desk.context), []) }
    let ranked = (0...2).flatMap { rank in desk.context.filter { Self.rank($0.name) == rank } }
    let shown = rows(Array(ranked.prefix(max(0, room - 1))))
    let count = desk.context.count - shown.count
    let more = PaneLine(
      "\(count) \(shown.isEmpty ? "" : "more ")variables: \(state.keymap.name(of: .scrollTop)) shows them",
      .dim)
    return (shown + [more], rows(desk.context))
  }

  /// The organization's own variables come first, then what the customer was about, then the bot's technical ones.
  private static func rank(_ name: String) -> Int {
    if !name.hasPrefix("va_") { return 0 }
    return ["va_LastTopic", "va_LastPhrase"].contains(name) ? 1 : 2
  }

  private func rows(_ variables: [ContextVariable]) -> [PaneLine] {
    let width = Columns.width(of: variables.map(\.name), most: 18)
    return variables.map { variable in
      let name = Columns.name(Sanitizer.visible(variable.name, as: .folded), width: width)
      let value = Columns.short(Sanitizer.visible(variable.value.contextText, as: .folded), marks)
      return PaneLine([PaneLine.Piece("\(name) ", .dim), PaneLine.Piece(value)])
    }
  }

  // MARK: - The conversation

  private func lines(_ line: Thread.Line, width: Int) -> [PaneLine] {
    let message = line.message
    let clock = state.look.timestamps.before(" ", line.at, in: state.run.world.zone)
    let name = Sanitizer.visible(state.run.world.name(of: message.sender), as: .folded)
    switch message.kind {
    case .privateMessage: return []
    case .typing: return typing(message, name: name, clock: clock, width: width)
    case .notice:
      return PaneLine.wrapped("\(marks.pending) \(message.text)", width: width, hanging: 2, Style(.system))
    case .note:
      let text = "\(clock)note, the customer never sees it: \(message.text)"
      return PaneLine.wrapped(text, width: width, hanging: 2, Style(.privateNote))
    case .internal:
      let text = "\(clock)\(name), the customer never sees it: \(message.text)"
      return PaneLine.wrapped(text, width: width, hanging: 2, Style(.privateNote))
    case .text: break
    }
    let head = PaneLine([PaneLine.Piece(clock, .dim), PaneLine.Piece(name, Style(message.sender.role))])
    if let submitted = submitted(message, width: width) { return [head] + submitted }
    let body = MessageBody(width: max(8, width - 2), style: .text, lines: marks).lines(of: message.activity)
    return [head]
      + body.map { line in
        var line = line
        line.pieces.insert(PaneLine.Piece("  "), at: 0)
        return line
      }
  }

  /// What this seat sees of what a customer filled in on a card; nil for any other message.
  private func submitted(_ message: Message, width: Int) -> [PaneLine]? {
    guard let value = message.submittedValue else { return nil }
    guard !state.run.world.rules.holds(CardRules.inputsNotShown) else {
      let text = "  filled in the card; what, is not shown here: \(CardRules.inputsNotShown.id)"
      return PaneLine.wrapped(text, width: width, hanging: 2, .dim)
    }
    return SubmittedCard(value: value).lines(width: max(8, width - 2)).map { line in
      var line = line
      line.pieces.insert(PaneLine.Piece("  "), at: 0)
      return line
    }
  }

  private func typing(_ message: Message, name: String, clock: String, width: Int) -> [PaneLine] {
    var text = "\(clock)\(name) is typing"
    if let thread = state.scene.deskThread, message.audience.contains(.customer), !message.isFromCustomer,
      let rule = state.run.received(message, in: thread).fired.first(where: { $0.outcome == .dropped })
    {
      text += "; the customer does not see it: \(rule.rule)"
    }
    return PaneLine.wrapped(text, width: width, hanging: 2, .dim)
  }

  private func section(_ label: String, width: Int) -> PaneLine { .rule(label, width: width, marks: marks) }
}

extension Message.Sender {
  /// The role whose colour the sender's name has.
  var role: Role {
    switch self {
    case .customer: .customer
    case .bot: .bot
    case .representative: .representative
    case .supervisor: .representative
    case .system: .system
    }
  }
}
