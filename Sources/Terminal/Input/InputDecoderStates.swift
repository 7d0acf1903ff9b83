/// What a byte does in each state.
extension InputDecoder {
  /// Takes one byte.
  mutating func push(_ byte: UInt8, _ events: inout [InputEvent]) {
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

  mutating func emit(_ scalar: Unicode.Scalar, _ events: inout [InputEvent]) {
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
