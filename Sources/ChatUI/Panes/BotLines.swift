import Activities
import AzureBots
import Basis
import Screen
import Simulation
import Text
import Views

// How a line of the bot's trace is drawn.

extension BotPane {
  /// The lines of one line of the trace; none for what a folded topic leaves out.
  func lines(_ index: Int, of part: BotTrace.Part, isOpen: Bool, isFresh: Bool, width: Int) -> [PaneLine] {
    guard isOpen || Self.staysWhenFolded(index, of: part.lines, isFresh: isFresh) else { return [] }
    let line = part.lines[index]
    let marks = state.look.lines
    let text = Sanitizer.visible(line.text, as: .folded)
    let detail = Sanitizer.visible(line.detail, as: .folded)
    let trailing = detail.isEmpty ? nil : PaneLine.Piece(detail, .dim)
    func one(_ text: String, _ style: Style) -> [PaneLine] {
      [PaneLine([PaneLine.Piece(text, style)], trailing: trailing)]
    }
    switch line.kind {
    case .delivered:
      return [PaneLine([PaneLine.Piece("  \(marks.left) \(text)", Style(.system))], trailing: trailing)]
        + given(line.number, width)
    case .topic:
      return one("\(isOpen ? marks.current : marks.pending) \(text)", isOpen ? Style(.heading) : .dim)
    case .heard: return one("  \(text)", Style(.customer))
    case .answer:
      return [PaneLine([PaneLine.Piece("    \(text)  ", .dim), PaneLine.Piece(detail, Style(.customer))])]
    case .message:
      return one("  \(marks.envelope) \(text)", Style(.bot)) + activity(line.number, width)
    case .reach:
      return PaneLine.wrapped("    \(text): \(detail)", width: width, hanging: 6, Style(.warning))
    case .question: return one("  ? \(text)", Style(.bot)) + activity(line.number, width)
    case .variable: return [PaneLine("    \(text) = \(detail)", Style(.changed))]
    case .branch: return [PaneLine("    \(text) \(marks.arrow) \(detail)", .dim)]
    case .transfer: return one("  \(marks.transfer) \(text)", Style(.emphasis)) + activity(line.number, width)
    case .problem: return problem(text, trailing, width) + (isOpen ? failure(line.number, width) : [])
    case .left: return [PaneLine("\(marks.pending) \(text)", .dim)]
    case .detail:
      let name = Columns.name(text, width: nameWidth(around: index, in: part.lines))
      return [PaneLine([PaneLine.Piece("    \(name) ", .dim), PaneLine.Piece(Columns.short(detail, marks))])]
    }
  }

  // MARK: - Activities

  /// Lines of a long activity that are shown.
  private static let mostActivityLines = 200

  /// The activity that was sent, as JSON, when that is wanted.
  private func activity(_ number: Int, _ width: Int) -> [PaneLine] {
    guard state.showsActivities, state.run.log.entries.indices.contains(number) else { return [] }
    switch state.run.log[number].event {
    case .azureBot(.sent(let activity)): return lines(activity.value.json, width)
    case .bot(.messageSent(let message)), .bot(.asked(let message)), .bot(.reprompted(let message)):
      return lines(message.activity.json, width)
    case .said(let message): return lines(message.activity.json, width)
    default: return []
    }
  }

  /// The activity that an Azure bot was given, which is nobody's message.
  private func given(_ number: Int, _ width: Int) -> [PaneLine] {
    guard state.showsActivities, number > 0, state.run.log.entries.indices.contains(number),
      case .azureBot(.received(.activity(let activity))) = state.run.log[number - 1].event
    else { return [] }
    return lines(activity.json, width)
  }

  private func lines(_ json: JSON, _ width: Int) -> [PaneLine] {
    let lines = json.prettyText.split(separator: "\n")
    let more = lines.count - Self.mostActivityLines
    return lines.prefix(Self.mostActivityLines).flatMap {
      PaneLine.wrapped("    \($0)", width: width, hanging: 8, Style(.code))
    } + (more > 0 ? [PaneLine("    \(more) more lines", .dim)] : [])
  }

  // MARK: - Errors

  /// What went wrong, whole: its code stands at the end of the line, or below it where there is no room.
  private func problem(_ text: String, _ code: PaneLine.Piece?, _ width: Int) -> [PaneLine] {
    let line = PaneLine([PaneLine.Piece("  ! \(text)", Style(.bad))], trailing: code)
    let end = code.map { DisplayWidth.columns(of: $0.text) + 1 } ?? 0
    guard line.columns + end > width else { return [line] }
    return PaneLine.wrapped("  ! \(text)", width: width, hanging: 4, Style(.bad))
      + (code.map { [PaneLine("    \($0.text)", .dim)] } ?? [])
  }

  /// Where an error came from: the action with its place in the file, and the expression with a caret.
  private func failure(_ number: Int, _ width: Int) -> [PaneLine] {
    guard let action = state.run.action(at: number) else { return [] }
    let file = action.span.file.split(separator: "/").last.map(String.init) ?? action.span.file
    let place = "\(Sanitizer.visible(file, as: .folded)):\(action.span.start.line)"
    let label = "    \(Sanitizer.visible(action.label, as: .folded))"
    var result = PaneLine.wrapped("\(label) at \(place)", width: width, hanging: 6, .dim)
    guard let failed = state.run.failedExpression(at: number) else { return result }
    let marked = failed.marked
    let window = Excerpt(
      marked.line, before: marked.before, count: marked.count, width: width - 4,
      ellipsis: state.look.lines.ellipsis)
    result.append(PaneLine("    \(window.text)", Style(.code)))
    result.append(PaneLine("    \(window.carets)", Style(.bad)))
    return result
  }
}

/// A stretch of a long line around what matters, with carets below.
struct Excerpt: Equatable {
  var text: String
  var carets: String

  /// - Parameters:
  ///   - before: scalars of the line before what matters.
  ///   - count: scalars that matter.
  init(_ line: String, before: Int, count: Int, width: Int, ellipsis: String) {
    let scalars = Array(line.unicodeScalars)
    func visible(_ range: Range<Int>) -> String {
      Sanitizer.visible(
        String(String.UnicodeScalarView(scalars[range.clamped(to: 0..<scalars.count)])), as: .line)
    }
    func columns(_ range: Range<Int>) -> Int { DisplayWidth.columns(of: visible(range)) }
    var first = 0
    // What is too far to the right is shown from a third of the width before it.
    if columns(0..<before) + columns(before..<before + count) > width {
      first = before
      while first > 0, columns(first - 1..<before) + 1 <= width / 3 { first -= 1 }
    }
    let lead = first > 0 ? ellipsis : ""
    let indent = DisplayWidth.columns(of: lead) + columns(first..<before)
    text = lead + visible(first..<scalars.count)
    carets =
      String(repeating: " ", count: indent)
      + String(repeating: "^", count: max(1, min(columns(before..<before + count), width - indent)))
  }
}
