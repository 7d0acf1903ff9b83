import Activities
import Channels
import Screen
import Text
import Views

/// A message as it was sent beside what customers of some profiles receive of it.
struct Comparison {
  /// What one profile made of it.
  struct Column {
    /// The profile as people read it.
    var title: String
    /// What arrived, and which limitations had a part in it.
    var received: ChannelDelivery.Received
    /// What is to be said of the profile itself: that a version does not know it yet.
    var note: String?
  }

  var sent: Activity
  var columns: [Column]
  var look: LineSet
  /// What things are called in what we say of it.
  var terms = Vocabulary.classic

  /// Columns between two texts.
  private static let gap = 3
  /// The narrowest text that can still be read.
  private static let narrowest = 22

  /// Everything as lines of a width: the texts side by side, as many as fit, and below what was limited and why.
  func lines(width: Int) -> [PaneLine] {
    let most = max(1, (width + Self.gap) / (Self.narrowest + Self.gap) - 1)
    var result: [PaneLine] = []
    for start in stride(from: 0, to: columns.count, by: most) {
      if start > 0 { result.append(PaneLine()) }
      result += band(Array(columns[start..<min(columns.count, start + most)]), width: width)
    }
    result.append(PaneLine())
    for column in columns { result += reasons(column, width: width) }
    return result
  }

  // MARK: - Side by side

  private func band(_ columns: [Column], width: Int) -> [PaneLine] {
    let count = columns.count + 1
    let each = max(1, (width - Self.gap * (count - 1)) / count)
    let heads = ["As sent"] + columns.map(\.title)
    let rule = String(repeating: String(look.light.horizontal), count: each)
    var texts = [source(width: each)]
    texts += columns.map { column in
      column.received.activity.map { received($0, width: each) } ?? [PaneLine("nothing arrives", .dim)]
    }
    let titles = heads.map { PaneLine.wrapped($0, width: each, Style(.heading)) }
    var result = rows(titles, width: each)
    result += rows(heads.map { _ in [PaneLine(rule, .dim)] }, width: each)
    return result + rows(texts, width: each)
  }

  private func rows(_ texts: [[PaneLine]], width: Int) -> [PaneLine] {
    (0..<(texts.map(\.count).max() ?? 0)).map { row in
      var pieces: [PaneLine.Piece] = []
      for (place, lines) in texts.enumerated() {
        let line = row < lines.count ? lines[row] : PaneLine()
        pieces += line.pieces
        let space = width - line.columns + Self.gap
        if place < texts.count - 1 {
          pieces.append(PaneLine.Piece(String(repeating: " ", count: max(1, space))))
        }
      }
      return PaneLine(pieces)
    }
  }

  /// The message as its author wrote it: the marks of its text, and the cards as they were meant.
  private func source(width: Int) -> [PaneLine] {
    guard sent.type == .message else { return [PaneLine(Self.name(of: sent), .dim)] }
    let text = sent.text ?? ""
    var rest = sent
    rest.text = nil
    let words = text.isEmpty ? [] : PaneLine.wrapped(text, width: width, Style(.code))
    let speech = sent.speak.map { PaneLine.wrapped("speech: \($0)", width: width, hanging: 2, .dim) } ?? []
    return words + speech + body(rest, width: width)
  }

  private func received(_ activity: Activity, width: Int) -> [PaneLine] {
    guard activity.type == .message else { return [PaneLine(Self.name(of: activity), .dim)] }
    let lines = body(activity, width: width)
    return lines.isEmpty ? [PaneLine("an empty message", .dim)] : lines
  }

  private func body(_ activity: Activity, width: Int) -> [PaneLine] {
    MessageBody(width: width, style: .text, lines: look).lines(of: activity)
  }

  private static func name(of activity: Activity) -> String {
    if activity.type == .typing { return "a typing indicator" }
    let name = activity.name.map { " \($0)" } ?? ""
    return Sanitizer.visible("an activity of type \(activity.type)\(name)", as: .folded)
  }

  // MARK: - Why

  private func reasons(_ column: Column, width: Int) -> [PaneLine] {
    var result: [PaneLine] = []
    if columns.count > 1 {
      result.append(PaneLine(Sanitizer.visible(column.title, as: .folded), Style(.heading)))
    }
    if let note = column.note { result += PaneLine.wrapped(terms.words(note), width: width, Style(.warning)) }
    if column.received.fired.isEmpty { result.append(PaneLine("No limitation changed it.", .dim)) }
    for fired in column.received.fired { result += reason(fired, width: width) }
    return columns.count > 1 ? result + [PaneLine()] : result
  }

  /// What a limitation did, and where it is documented.
  private func reason(_ fired: ChannelDelivery.Fired, width: Int) -> [PaneLine] {
    let head = PaneLine([
      PaneLine.Piece("\(fired.outcome.rawValue)".padded(8), Style(.warning)), PaneLine.Piece(fired.rule),
    ])
    let limitation = Limitation.named(fired.rule)
    let source = limitation.map { "\($0.rule.source), \($0.versions)" } ?? ""
    let inferred = limitation?.inferred.map { "; inferred: \(terms.words($0))" } ?? ""
    return [head] + PaneLine.wrapped("        \(terms.words(fired.what))", width: width, hanging: 8, .text)
      + PaneLine.wrapped("        \(source)\(inferred)", width: width, hanging: 8, .dim)
  }
}

extension String {
  /// With spaces at its end up to a number of columns.
  fileprivate func padded(_ columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - count))
  }
}
