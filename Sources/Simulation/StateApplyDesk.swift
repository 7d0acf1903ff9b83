import ContactCenter

// What the contact centre's events mean for what representatives have read and may read.
extension State {
  mutating func followDesk(_ event: CenterEvent) {
    switch event {
    case .conversationFocused(let id, let person):
      guard threads.indices.contains(id.index), center.representative(of: id) == person else { return }
      threads[id.index].readLines = threads[id.index].lines.count
    case .consultJoined(let id, let person):
      guard threads.indices.contains(id.index) else { return }
      let start = threads[id.index].lines.count
      threads[id.index].consults.append(Thread.ConsultStay(representative: person, lines: start..<Int.max))
    case .consultEnded(let id, let person, _):
      guard threads.indices.contains(id.index) else { return }
      let stay = threads[id.index].consults.lastIndex {
        $0.representative == person && $0.lines.upperBound == .max
      }
      guard let stay else { return }
      let start = threads[id.index].consults[stay].lines.lowerBound
      threads[id.index].consults[stay].lines = start..<max(start, threads[id.index].lines.count)
    default: return
    }
  }
}
