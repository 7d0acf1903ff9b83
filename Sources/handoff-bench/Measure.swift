/// Times pieces of work and prints one line for each.
enum Measure {
  /// How many blocks a figure is the median of.
  static let blocks = 9

  /// The medians over blocks, in nanoseconds a piece, of kinds of work that take turns.
  ///
  /// - Parameters:
  ///   - pieces: how many pieces of each kind a block does.
  ///   - count: how many kinds there are.
  ///   - prepare: what a block starts from; not timed.
  ///   - work: does a block; gives the time of each kind.
  static func medians<Start>(
    _ pieces: Int, of count: Int, prepare: () -> Start, work: (inout Start) -> [Duration]
  ) -> [Double] {
    let figures = (0..<(isQuick ? 1 : blocks)).map { _ in
      var start = prepare()
      return work(&start).map { nanoseconds($0) / Double(max(1, pieces)) }
    }
    return (0..<count).map { kind in figures.map { $0[kind] }.sorted()[figures.count / 2] }
  }

  private static func nanoseconds(_ duration: Duration) -> Double {
    let parts = duration.components
    return Double(parts.seconds) * 1e9 + Double(parts.attoseconds) / 1e9
  }

  /// The median over blocks, in nanoseconds a piece.
  ///
  /// - Parameters:
  ///   - pieces: how many pieces of work a block does.
  ///   - prepare: what a block starts from; not timed.
  ///   - work: does all pieces of a block; gives the time when only parts of it count, else nil.
  static func median<Start>(
    _ pieces: Int, prepare: () -> Start, work: (inout Start) -> Duration? = { _ in nil }
  ) -> Double {
    var figures: [Double] = []
    for _ in 0..<(isQuick ? 1 : blocks) {
      var start = prepare()
      let clock = ContinuousClock()
      var own: Duration?
      let whole = clock.measure { own = work(&start) }
      figures.append(nanoseconds(own ?? whole) / Double(max(1, pieces)))
    }
    return figures.sorted()[figures.count / 2]
  }

  /// Prints a figure in the unit that suits it.
  static func show(_ what: String, _ nanoseconds: Double, note: String = "") {
    let scaled: (value: Double, unit: String) =
      switch nanoseconds {
      case ..<1000: (nanoseconds, "ns")
      case ..<1e6: (nanoseconds / 1000, "us")
      default: (nanoseconds / 1e6, "ms")
      }
    line(what, scaled.value, scaled.unit, note)
  }

  /// Prints a figure.
  static func line(_ what: String, _ value: Double, _ unit: String, _ note: String = "") {
    let tenths = Int((value * 10).rounded())
    let figure = "\(tenths / 10).\(tenths % 10)"
    let left = what + String(repeating: " ", count: max(1, 58 - what.count))
    let right = String(repeating: " ", count: max(0, 9 - figure.count)) + figure
    print("\(left)\(right) \(unit)\(note.isEmpty ? "" : "  (\(note))")")
  }
}
