import Basis
import Screen
import Text
import Views

/// An offer in a box of its own: who, from where, how long, and how much time is left.
struct OfferBox {
  let offer: DeskView.Offer
  let marks: LineSet
  /// Columns of the box.
  let width: Int

  /// Columns that a box needs to read well.
  static let widest = 44

  var lines: [PaneLine] {
    let title = Sanitizer.visible("\(heading)\(marks.between)\(offer.cause)", as: .folded)
    let customer = Sanitizer.visible(offer.customer, as: .folded)
    let queue = Sanitizer.visible(offer.queue, as: .folded)
    var result = [
      edge(marks.rounded.topLeft, marks.rounded.topRight, title: title),
      row([PaneLine.Piece(customer, Style(.customer))], PaneLine.Piece(offer.channel, .dim)),
      row(
        [PaneLine.Piece(queue.isEmpty ? "" : "Queue \(queue)")],
        PaneLine.Piece("waiting \(offer.waited.countdown)", .dim)),
    ]
    result += offer.fields.prefix(3).map { row([PaneLine.Piece(Sanitizer.visible($0, as: .folded))], nil) }
    result += [row([], nil), row(buttons, nil)]
    if let left = offer.left, let total = offer.total { result.append(countdown(left, total)) }
    return result + [edge(marks.rounded.bottomLeft, marks.rounded.bottomRight, title: "")]
  }

  /// Two lines for a window that has no room for a box.
  var compact: [PaneLine] {
    let left = offer.left.map { PaneLine.Piece("\($0.countdown) left", Style(.warning)) }
    return [
      PaneLine(
        [
          PaneLine.Piece(Sanitizer.visible(offer.customer, as: .folded), Style(.customer)),
          PaneLine.Piece(", \(Sanitizer.visible(offer.cause, as: .folded))"),
        ]),
      PaneLine(
        [PaneLine.Piece(offer.hasReject ? "/accept  /decline" : "/accept", Style(.key))], trailing: left),
    ]
  }

  /// What kind of notification it is; the product's usual ones are all called the same here.
  private var heading: String { offer.isUsual ? "Incoming" : offer.title }

  private var buttons: [PaneLine.Piece] {
    let accept = PaneLine.Piece(Columns.name("/accept", width: (width - 4) / 2), Style(.key))
    return offer.hasReject ? [accept, PaneLine.Piece("/decline", Style(.key))] : [accept]
  }

  private func countdown(_ left: TimeSpan, _ total: TimeSpan) -> PaneLine {
    let columns = max(4, width - 4 - 7)
    let all = max(1, total.milliseconds)
    // Shares of a thousand keep the product small, however long an offer stands.
    let share = Int(max(0, min(left.milliseconds, all)) / max(1, all / 1000))
    let full = min(columns, share * columns / 1000)
    return row(
      [
        PaneLine.Piece(String(repeating: String(marks.barDone), count: full), Style(.progress)),
        PaneLine.Piece(String(repeating: String(marks.barRest), count: columns - full), Style(.progressRest)),
      ], PaneLine.Piece(left.countdown, Style(.warning)))
  }

  private func row(_ pieces: [PaneLine.Piece], _ trailing: PaneLine.Piece?) -> PaneLine {
    let side = String(marks.rounded.vertical)
    let room = max(0, width - 4)
    let end = DisplayWidth.columns(of: trailing?.text ?? "")
    var used = 0
    var fitted: [PaneLine.Piece] = []
    for piece in pieces where used < room - end {
      let text = String(DisplayWidth.fitted(piece.text, columns: room - end - used, ellipsis: marks.ellipsis))
      fitted.append(PaneLine.Piece(text, piece.style))
      used += DisplayWidth.columns(of: text)
    }
    let gap = PaneLine.Piece(String(repeating: " ", count: max(0, room - used - end)))
    return PaneLine(
      [PaneLine.Piece("\(side) ", frame)] + fitted + [gap] + [trailing].compactMap(\.self) + [
        PaneLine.Piece(" \(side)", frame)
      ])
  }

  private func edge(_ left: Unicode.Scalar, _ right: Unicode.Scalar, title: String) -> PaneLine {
    let line = String(marks.rounded.horizontal)
    let room = max(0, width - 2)
    let label =
      title.isEmpty
      ? "" : String(DisplayWidth.fitted(" \(title) ", columns: max(0, room - 1), ellipsis: marks.ellipsis))
    let rest = max(0, room - DisplayWidth.columns(of: label))
    return PaneLine([
      PaneLine.Piece(String(left), frame), PaneLine.Piece(label, Style(.warning)),
      PaneLine.Piece(String(repeating: line, count: rest) + String(right), frame),
    ])
  }

  private var frame: Style { Style(.warning) }
}
