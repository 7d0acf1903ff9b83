import Screen

/// The frame on the screen, kept: of the next one only the parts whose subject has changed are drawn.
public struct Painter: Sendable {
  /// The latest frame.
  public private(set) var canvas = Canvas(width: 0, height: 0)
  /// The rows that the latest frame may have changed.
  public private(set) var rows: [Range<Int>] = []

  /// Makes a painter that has drawn nothing yet.
  public init() {}

  /// Draws what has changed since the last time.
  public mutating func paint(_ state: inout AppState) {
    let damage = state.takeDamage()
    rows.removeAll(keepingCapacity: true)
    guard !damage.isEmpty else { return }
    let isSameSize = canvas.width == state.size.width && canvas.height == state.size.height
    let isWhole = state.overlay != nil || !damage.isDisjoint(with: [.view, .overlay])
    guard isSameSize, !isWhole, let layout = state.layout else {
      canvas = Frame.draw(state)
      rows.append(0..<canvas.height)
      return
    }
    for part in Frame.parts(of: layout) where !part.shows.isDisjoint(with: damage) {
      if part.kind == .input { canvas.hideCursor() }
      canvas.within(part.rect) {
        $0.fill($0.bounds)
        Frame.draw(part.kind, state, on: &$0)
      }
      rows.append(part.rect.y..<part.rect.maxY)
    }
  }
}
