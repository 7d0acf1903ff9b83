/// Turns the bytes of a terminal into events. A value without clock or file: bytes and times go in.
///
/// A key split at any byte is assembled again; a sequence we do not know is swallowed whole; one bad
/// byte is one U+FFFD. A lone ESC becomes the Escape key only after `escapeDelay` without more bytes.
public struct InputDecoder: Sendable {
  /// Milliseconds a lone ESC may wait for the rest of a key.
  public static let escapeDelay: Int64 = 40
  /// Milliseconds without a byte after which a begun sequence is given up.
  public static let sequenceDelay: Int64 = 1_000
  /// Milliseconds without a byte after which a paste without end marker is closed.
  public static let pasteDelay: Int64 = 5_000
  /// Bytes of an unknown sequence that are kept for reporting.
  static let keptBytes = 64

  enum State: Sendable {
    case ground
    /// After ESC; `count` is 2 after ESC ESC, which rxvt sends for Alt with a key.
    case escape(count: Int)
    /// Inside `CSI …`.
    case control
    /// After `CSI [`: one more byte (Linux console).
    case linuxFunction
    /// Inside `SS3 …`.
    case ss3
    /// Inside OSC, DCS, APC, PM or SOS; `sawEscape` when the last byte was ESC.
    case string(sawEscape: Bool)
    /// After `CSI M`: three bytes of the old mouse protocol.
    case oldMouse
    case paste
  }

  var state = State.ground
  /// The bytes of the sequence being collected, ESC included, at most `keptBytes`.
  var bytes: [UInt8] = []
  /// How many bytes the sequence really has.
  var length = 0
  /// The sequence came after an extra ESC.
  var altered = false
  var utf8 = UTF8Assembler()
  var utf8Alt = false
  var paste: PasteBuffer
  let pasteLimit: Int
  private var lastByte: Int64 = 0
  /// What was given up by the last timeout, so that its belated rest can still be understood.
  private var belated: (state: State, bytes: [UInt8], altered: Bool)?

  /// A decoder that keeps at most `pasteLimit` bytes of a paste (1 MiB unless told).
  public init(pasteLimit: Int = 1 << 20) {
    self.pasteLimit = pasteLimit
    self.paste = PasteBuffer(limit: pasteLimit)
  }

  /// Takes what was read at a time in milliseconds of any steady clock and returns what is complete.
  public mutating func feed(_ input: some Collection<UInt8>, at time: Int64) -> [InputEvent] {
    var events: [InputEvent] = []
    var rest = input[...]
    if let rescued = rescue(rest, at: time) {
      self = rescued.decoder
      if let event = rescued.event { events.append(event) }
      rest = rest.dropFirst(rescued.count)
    }
    belated = nil
    if !input.isEmpty { lastByte = time }
    let bytes = Array(rest)
    var place = 0
    while place < bytes.count {
      // Most of a paste is plain, and taken by the run.
      if case .paste = state, case let count = paste.takePlain(bytes[place...]), count > 0 {
        place += count
      } else {
        push(bytes[place], &events)
        place += 1
      }
    }
    if case .paste = state, let chunk = paste.take(isLast: false) { events.append(chunk) }
    return events
  }

  /// When `timeout(at:)` has something to do, in the clock of `feed`; nil when nothing is pending.
  public var deadline: Int64? {
    switch state {
    case .ground: return utf8.isPartial ? lastByte + Self.sequenceDelay : nil
    case .escape: return lastByte + Self.escapeDelay
    case .paste: return lastByte + Self.pasteDelay
    default: return lastByte + (isIntroducerOnly ? Self.escapeDelay : Self.sequenceDelay)
    }
  }

  /// Settles what is still open when its time is up; does nothing before the deadline.
  public mutating func timeout(at time: Int64) -> [InputEvent] {
    guard let deadline, time >= deadline else { return [] }
    var events: [InputEvent] = []
    let given = (state: state, bytes: bytes, altered: altered)
    switch state {
    case .ground:
      if utf8.drop() { emit("\u{FFFD}", &events) }
      return events
    case .escape(let count):
      for _ in 0..<count { events.append(.key(.escape, [])) }
      belated = (.escape(count: 1), [0x1B], false)
    case .paste:
      events.append(paste.take(isLast: true) ?? .paste("", isLast: true, dropped: 0))
    default:
      if isIntroducerOnly, let last = bytes.last {
        events.append(.key(.character(Unicode.Scalar(last)), .alt))
        belated = given
      } else {
        events.append(.unknown(bytes))
      }
    }
    reset()
    return events
  }

  /// Only ESC and one introducer have come: a person may have pressed Alt and that character.
  private var isIntroducerOnly: Bool { length == 2 }

  /// Begins nothing: the next byte starts afresh.
  mutating func reset() {
    state = .ground
    bytes.removeAll(keepingCapacity: true)
    length = 0
    altered = false
  }

  /// Understands the belated rest of a sequence whose beginning was already reported. A person types
  /// a byte at a time, so that after Escape only two or more bytes at once, making a known key, are such a rest.
  private func rescue(
    _ rest: some Collection<UInt8>, at time: Int64
  ) -> (decoder: InputDecoder, event: InputEvent?, count: Int)? {
    guard let belated, time - lastByte < 2 * Self.sequenceDelay else { return nil }
    // Another ESC begins a sequence of its own.
    guard let first = rest.first, first != 0x1B else { return nil }
    if case .escape = belated.state, rest.count < 2 { return nil }
    var trial = self
    (trial.state, trial.bytes, trial.altered) = belated
    trial.length = belated.bytes.count
    var events: [InputEvent] = []
    var count = 0
    for byte in rest.prefix(4_096) {
      trial.push(byte, &events)
      count += 1
      if case .paste = trial.state { return (trial, nil, count) }
      if !events.isEmpty { break }
    }
    guard let event = events.first, events.count == 1 else { return nil }
    switch event {
    case .key(.character, _), .key(.escape, _), .text: return nil
    case .unknown:
      // A string that ends properly was no typing, whatever it said.
      guard case .string = belated.state else { return nil }
      return (trial, event, count)
    default: return (trial, event, count)
    }
  }
}
