/// A rectangle of cells. Every value is allowed: sizes below zero are zero, and positions and sizes are kept
/// within a thousand million, so that sums never overflow.
public struct Rect: Hashable, Sendable {
  /// The leftmost column.
  public let x: Int
  /// The top row.
  public let y: Int
  /// Columns, never negative.
  public let width: Int
  /// Rows, never negative.
  public let height: Int

  private static let limit = 1_000_000_000

  /// Makes a rectangle.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = min(max(x, -Self.limit), Self.limit)
    self.y = min(max(y, -Self.limit), Self.limit)
    self.width = min(max(width, 0), Self.limit)
    self.height = min(max(height, 0), Self.limit)
  }

  /// The column after the last.
  public var maxX: Int { x + width }
  /// The row after the last.
  public var maxY: Int { y + height }
  /// Whether it holds no cell.
  public var isEmpty: Bool { width == 0 || height == 0 }

  /// Whether a position lies in it.
  public func contains(x column: Int, y row: Int) -> Bool {
    column >= x && column < maxX && row >= y && row < maxY
  }

  /// The part that both share; empty when they do not meet.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The rectangle moved.
  public func offset(x dx: Int, y dy: Int) -> Rect {
    let dx = min(max(dx, -Self.limit), Self.limit)
    let dy = min(max(dy, -Self.limit), Self.limit)
    return Rect(x: x + dx, y: y + dy, width: width, height: height)
  }

  /// The rectangle without a margin on each side; the inside of a box is `inset(x: 1, y: 1)`.
  public func inset(x dx: Int = 0, y dy: Int = 0) -> Rect {
    let dx = min(max(dx, 0), width)
    let dy = min(max(dy, 0), height)
    return Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
  }

  /// A rectangle of the given size in the middle, no larger than this one.
  public func centered(width wide: Int, height high: Int) -> Rect {
    let wide = min(max(wide, 0), width)
    let high = min(max(high, 0), height)
    return Rect(x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high)
  }

  /// The first `rows` rows, and the rest below.
  public func splitTop(_ rows: Int) -> (top: Rect, rest: Rect) {
    let rows = min(max(rows, 0), height)
    return (
      Rect(x: x, y: y, width: width, height: rows),
      Rect(x: x, y: y + rows, width: width, height: height - rows)
    )
  }

  /// The last `rows` rows, and the rest above.
  public func splitBottom(_ rows: Int) -> (rest: Rect, bottom: Rect) {
    let (rest, bottom) = splitTop(height - min(max(rows, 0), height))
    return (rest, bottom)
  }

  /// The first `columns` columns, and the rest to the right.
  public func splitLeft(_ columns: Int) -> (left: Rect, rest: Rect) {
    let columns = min(max(columns, 0), width)
    return (
      Rect(x: x, y: y, width: columns, height: height),
      Rect(x: x + columns, y: y, width: width - columns, height: height)
    )
  }

  /// Side by side rectangles that fill this one, as wide as their weights say; what does not divide evenly
  /// goes to the ones on the left. Weights below zero count as zero.
  public func columns(weights: [Int]) -> [Rect] {
    let ends = Self.shares(of: width, weights: weights)
    return zip([0] + ends, ends).map { Rect(x: x + $0, y: y, width: $1 - $0, height: height) }
  }

  /// Rectangles one below the other that fill this one, as tall as their weights say.
  public func rows(weights: [Int]) -> [Rect] {
    let ends = Self.shares(of: height, weights: weights)
    return zip([0] + ends, ends).map { Rect(x: x, y: y + $0, width: width, height: $1 - $0) }
  }

  /// Where each share ends. The running sum is divided, rounding up, so that no column is lost.
  private static func shares(of length: Int, weights: [Int]) -> [Int] {
    let weights = weights.map { min(max($0, 0), 1000) }
    let total = weights.reduce(0, +)
    var sum = 0
    return weights.map { weight in
      sum += weight
      return total == 0 ? 0 : (length * sum + total - 1) / total
    }
  }
}
