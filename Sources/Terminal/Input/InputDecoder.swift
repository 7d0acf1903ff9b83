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
  private var utf8Alt = false
  private var paste: PasteBuffer
  private let pasteLimit: Int
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
    for byte in rest { push(byte, &events) }
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

extension InputDecoder {
  /// Takes one byte.
  fileprivate mutating func push(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch state {
    case .ground: ground(byte, &events)
    case .escape(let count): escape(byte, count, &events)
    case .control: control(byte, &events)
    case .linuxFunction:
      keep(byte)
      finish(KeyTables.linuxFunctions[byte].map { .key($0, altered ? .alt : []) }, &events)
    case .ss3: ss3(byte, &events)
    case .string(let sawEscape): string(byte, sawEscape, &events)
    case .oldMouse:
      keep(byte)
      if length >= 6 { finish(ControlSequence.oldMouse(bytes.suffix(3)), &events) }
    case .paste:
      if paste.push(byte) {
        events.append(paste.take(isLast: true) ?? .paste("", isLast: true, dropped: 0))
        reset()
      }
    }
  }

  private mutating func keep(_ byte: UInt8) {
    length += 1
    if bytes.count < Self.keptBytes { bytes.append(byte) }
  }

  /// Ends the sequence with its meaning, or with what could not be understood.
  private mutating func finish(_ event: InputEvent?, _ events: inout [InputEvent]) {
    events.append(event ?? .unknown(bytes))
    reset()
  }

  fileprivate mutating func emit(_ scalar: Unicode.Scalar, _ events: inout [InputEvent]) {
    let alt = utf8Alt
    utf8Alt = false
    // C1 controls can come as valid UTF-8; they are no text.
    if (0x80...0x9F).contains(scalar.value) {
      events.append(.unknown([0xC2, UInt8(truncatingIfNeeded: scalar.value)]))
    } else {
      events.append(alt ? .key(.character(scalar), .alt) : .text(scalar))
    }
  }

  private mutating func ground(_ byte: UInt8, _ events: inout [InputEvent]) {
    if !utf8.isPartial {
      if byte == 0x1B {
        keep(byte)
        state = .escape(count: 1)
        return
      }
      if let control = KeyTables.control(byte) {
        events.append(control)
        return
      }
    }
    switch utf8.push(byte) {
    case .partial: break
    case .scalar(let scalar): emit(scalar, &events)
    case .invalid: emit("\u{FFFD}", &events)
    case .invalidBefore:
      emit("\u{FFFD}", &events)
      ground(byte, &events)
    }
  }

  private mutating func escape(_ byte: UInt8, _ count: Int, _ events: inout [InputEvent]) {
    if byte == 0x1B {
      if count > 1 { events.append(.key(.escape, [])) } else { state = .escape(count: 2) }
      return
    }
    // ESC ESC before anything but a key's introducer: the first one was the Escape key.
    let introducer: State? =
      switch byte {
      case UInt8(ascii: "["): .control
      case UInt8(ascii: "O"): .ss3
      case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
        .string(sawEscape: false)
      default: nil
      }
    if let introducer {
      altered = count > 1
      keep(byte)
      state = introducer
      return
    }
    if count > 1 { events.append(.key(.escape, [])) }
    reset()
    if let control = KeyTables.control(byte, alt: true) {
      events.append(control)
    } else {
      utf8Alt = true
      ground(byte, &events)
    }
  }

  private mutating func control(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch byte {
    case UInt8(ascii: "[") where length == 2:
      keep(byte)
      state = .linuxFunction
    case UInt8(ascii: "M") where length == 2:
      keep(byte)
      state = .oldMouse
    case UInt8(ascii: "$") where ControlSequence.isShiftedByRxvt(bytes):
      keep(byte)
      finish(ControlSequence.event(bytes, alt: altered), &events)
    case 0x20...0x3F: keep(byte)
    case 0x40...0x7E:
      keep(byte)
      if length > Self.keptBytes { return finish(nil, &events) }
      if bytes == [0x1B, 0x5B, 0x32, 0x30, 0x30, 0x7E] {
        reset()
        paste = PasteBuffer(limit: pasteLimit)
        state = .paste
        return
      }
      finish(ControlSequence.event(bytes, alt: altered), &events)
    default: abandon(byte, &events)
    }
  }

  private mutating func ss3(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"): keep(byte)
    case 0x40...0x7E:
      keep(byte)
      if length > Self.keptBytes { return finish(nil, &events) }
      finish(ControlSequence.ss3(bytes, alt: altered), &events)
    default: abandon(byte, &events)
    }
  }

  private mutating func string(_ byte: UInt8, _ sawEscape: Bool, _ events: inout [InputEvent]) {
    if sawEscape {
      if byte == UInt8(ascii: "\\") {
        keep(byte)
        return finish(nil, &events)
      }
      // An ESC that ends nothing starts the next key.
      finish(nil, &events)
      keep(0x1B)
      state = .escape(count: 1)
      return escape(byte, 1, &events)
    }
    switch byte {
    case 0x1B: state = .string(sawEscape: true)
    case 0x07, 0x18, 0x1A:
      keep(byte)
      finish(nil, &events)
    default: keep(byte)
    }
  }

  /// A byte that cannot belong to the sequence: the sequence ends, the byte is looked at afresh.
  private mutating func abandon(_ byte: UInt8, _ events: inout [InputEvent]) {
    finish(nil, &events)
    if byte == 0x18 || byte == 0x1A { return }  // CAN and SUB only cancel
    ground(byte, &events)
  }
}
