import Basis

/// Every event of a run in order; the only thing a recording needs beside its header.
public struct EventLog: Equatable, Sendable {
  /// The entries; an event's number is its place.
  public private(set) var entries = Blocks<LoggedEvent>()

  /// Makes an empty log.
  public init() {}

  /// How many events there are; also the next event's number.
  public var count: Int { entries.count }

  /// The event of a number.
  public subscript(number: Int) -> LoggedEvent { _read { yield entries[number] } }

  mutating func append(_ entry: consuming LoggedEvent) { entries.append(consume entry) }
}
