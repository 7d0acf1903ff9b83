import Basis
import Simulation

/// A number of the contact centre taken through a range: `bot-b.capacity=0..200`, or `0..10000/50` for every
/// fiftieth.
public struct Sweep: Sendable {
  /// What is changed, up to the equals sign.
  public let name: String
  /// The values, in order.
  public let values: [Int]

  /// Most values that are tried.
  public static let most = 2000

  /// Reads a sweep.
  public static func parse(_ text: String) -> Result<Sweep, Failure> {
    let sides = text.split(separator: "=", maxSplits: 1).map { $0.trimmed }
    let parts = sides.count == 2 ? sides[1].split(separator: "/", maxSplits: 1).map { $0.trimmed } : []
    let ends = parts.first?.replacing("..", with: " ").split(separator: " ").map { Int($0) } ?? []
    guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high,
      let step = parts.count == 2 ? Int(parts[1]) : 1, step > 0
    else {
      return refuse("a sweep is a name, = and a range", "write it like bot-b.capacity=0..200")
    }
    guard (high - low) / step < most else {
      return refuse(
        "\(low) to \(high) are more than \(most) values", "try every tenth: \(sides[0])=\(low)..\(high)/10")
    }
    return .success(Sweep(name: sides[0], values: Array(stride(from: low, through: high, by: step))))
  }

  /// A part of the range in which everything goes the same way.
  public struct Span: Sendable, Equatable {
    /// The first value.
    public var first: Int
    /// The last value tried.
    public var last: Int
    /// How the conversations go.
    public var outcome: [String]

    /// The values in words: `0-24`.
    public var range: String { first == last ? "\(first)" : "\(first)-\(last)" }
  }

  /// Performs a run's commands with each value; neighbours that go the same way are one span.
  public func spans(_ real: Run) -> Result<[Span], Failure> {
    let parser = WorldChangeParser(real.world)
    var spans: [Span] = []
    for value in values {
      switch parser.parse("\(name)=\(value)") {
      case .failure(let failure): return .failure(failure)
      case .success(let change):
        let outcome = WhatIf.outcome(WhatIf(real, [change]).other)
        if spans.last?.outcome == outcome {
          spans[spans.count - 1].last = value
        } else {
          spans.append(Span(first: value, last: value, outcome: outcome))
        }
      }
    }
    return .success(spans)
  }

  private static func refuse<Value>(_ message: String, _ hint: String) -> Result<Value, Failure> {
    .failure(Failure(Diagnostic(.error, "what-if.sweep", message, hint: hint)))
  }
}
