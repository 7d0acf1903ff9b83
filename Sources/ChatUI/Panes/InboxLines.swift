import ContactCenter
import Screen
import Text
import Views

// The list of everything on a desk, where there is more than one conversation.
extension RepresentativePane {
  /// One line a conversation: the one worked in is marked, the others count what is unread.
  ///
  /// - Parameter most: lines the list may take; the one worked in, then what has waited longest comes first.
  func inbox(_ desk: DeskView, width: Int, most: Int) -> [PaneLine] {
    guard !desk.inbox.isEmpty else { return [] }
    let urgent = desk.inbox.filter { $0.isCurrent || $0.unread > 0 || $0.state == "offered" }
    let chosen = desk.inbox.count <= most ? desk.inbox : Array(urgent.prefix(most - 1))
    var lines = desk.inbox.filter(chosen.contains).map(row)
    let hidden = desk.inbox.count - lines.count
    if hidden > 0 {
      let unread = desk.inbox.filter { !chosen.contains($0) }.map(\.unread).reduce(0, +)
      lines.append(PaneLine("  \(hidden) more\(unread > 0 ? ", \(unread) unread" : "")", .dim))
    }
    return lines
  }

  private func row(_ item: DeskView.InboxItem) -> PaneLine {
    let marks = state.look.lines
    let name = Sanitizer.visible(item.customer, as: .folded)
    let unread = item.unread > 0 ? " \(marks.dot)\(item.unread)" : ""
    return PaneLine(
      [
        PaneLine.Piece(item.isCurrent ? "\(marks.current) " : "  ", Style(.key)),
        PaneLine.Piece("\(item.conversation)  ", .dim),
        PaneLine.Piece(name, item.isCurrent ? Style(.customer) : .dim),
        PaneLine.Piece(unread, Style(.warning)),
      ], trailing: PaneLine.Piece(item.state, .dim))
  }
}
