/// The meaning of one complete control sequence. The bytes include ESC and the introducer.
enum ControlSequence {
  /// The event of `CSI parameters final`; nil when it means nothing to us.
  static func event(_ bytes: [UInt8], alt: Bool) -> InputEvent? {
    guard bytes.count >= 3, let final = bytes.last else { return nil }
    var body = bytes[2..<(bytes.count - 1)]
    let marker = body.first.flatMap { (0x3C...0x3F).contains($0) ? $0 : nil }
    if marker != nil { body = body.dropFirst() }
    let intermediates = Array(body.filter { (0x20...0x2F).contains($0) })
    guard let numbers = parameters(body.filter { !(0x20...0x2F).contains($0) }) else { return nil }

    switch (marker, intermediates, final) {
    case (UInt8(ascii: "<"), [], UInt8(ascii: "M")), (UInt8(ascii: "<"), [], UInt8(ascii: "m")):
      return mouse(numbers, released: final == UInt8(ascii: "m"))
    case (UInt8(ascii: "?"), [UInt8(ascii: "$")], UInt8(ascii: "y")):
      guard numbers.count == 2 else { return nil }
      return .reply(.mode(numbers[0], setting: numbers[1]))
    case (UInt8(ascii: "?"), [], UInt8(ascii: "c")), (UInt8(ascii: ">"), [], UInt8(ascii: "c")):
      return .reply(.deviceAttributes(numbers))
    case (nil, [], _): return key(numbers, final: final, alt: alt)
    default: return nil
    }
  }

  /// True when `CSI number` stands alone, so that a `$` ends it (rxvt's Shift) instead of starting an intermediate.
  static func isShiftedByRxvt(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 2, let numbers = parameters(bytes[2...]), numbers.count == 1 else { return false }
    return KeyTables.numbers[numbers[0]] != nil
  }

  /// The event of `SS3 [modifier] final`.
  static func ss3(_ bytes: [UInt8], alt: Bool) -> InputEvent? {
    guard bytes.count >= 3, let final = bytes.last,
      let numbers = parameters(bytes[2..<(bytes.count - 1)])
    else { return nil }
    let held = Modifiers(parameter: numbers.last).union(alt ? .alt : [])
    if let key = KeyTables.finals[final] { return .key(key, held) }
    if let key = KeyTables.rxvtArrows[final] { return .key(key, held.union(.control)) }
    if final == UInt8(ascii: "M") { return .key(.enter, held) }
    if final == UInt8(ascii: "I") { return .key(.tab, held) }
    guard let scalar = KeyTables.keypad[final] else { return nil }
    return held.isEmpty ? .text(scalar) : .key(.character(scalar), held)
  }

  /// The event of the old mouse protocol's three bytes; only wheel and presses carry enough to be used.
  static func oldMouse(_ bytes: ArraySlice<UInt8>) -> InputEvent? {
    let values = bytes.map { Int($0) - 32 }
    guard values.count == 3, values[0] >= 0, values[1] >= 1, values[2] >= 1 else { return nil }
    let released = values[0] & 0x43 == 3
    return mouse([values[0], values[1], values[2]], released: released)
  }

  private static func key(_ numbers: [Int], final: UInt8, alt: Bool) -> InputEvent? {
    let extra: Modifiers = alt ? .alt : []
    let held = Modifiers(parameter: numbers.count > 1 ? numbers[1] : nil).union(extra)
    switch final {
    case UInt8(ascii: "R") where numbers.count == 2 && numbers[0] != 1:
      return .reply(.cursorPosition(row: numbers[0], column: numbers[1]))
    case UInt8(ascii: "I") where numbers.isEmpty: return .focus(true)
    case UInt8(ascii: "O") where numbers.isEmpty: return .focus(false)
    case UInt8(ascii: "Z"): return .key(.tab, held.union(.shift))
    case UInt8(ascii: "u"):
      guard let code = numbers.first else { return nil }
      return KeyTables.character(code: code, held)
    case UInt8(ascii: "~"):
      if numbers.count == 3, numbers[0] == 27 { return KeyTables.character(code: numbers[2], held) }
      return numbers.first.flatMap { KeyTables.numbers[$0] }.map { .key($0, held) }
    default: break
    }
    if let shifted = KeyTables.rxvtFinals[final] {
      return numbers.first.flatMap { KeyTables.numbers[$0] }.map { .key($0, held.union(shifted)) }
    }
    if let key = KeyTables.rxvtArrows[final], numbers.isEmpty { return .key(key, extra.union(.shift)) }
    guard let key = KeyTables.finals[final], numbers.count <= 2, numbers.first ?? 1 <= 1 else { return nil }
    return .key(key, held)
  }

  /// SGR mouse: button bits, column and row from 1.
  private static func mouse(_ numbers: [Int], released: Bool) -> InputEvent? {
    guard numbers.count == 3, numbers[1] >= 1, numbers[2] >= 1 else { return nil }
    let bits = numbers[0]
    var held: Modifiers = []
    if bits & 4 != 0 { held.insert(.shift) }
    if bits & 8 != 0 { held.insert(.alt) }
    if bits & 16 != 0 { held.insert(.control) }
    let action: MouseEvent.Action
    switch (bits & 64 != 0, bits & 3) {
    case (true, 0): action = .wheelUp
    case (true, 1): action = .wheelDown
    case (true, 2): action = .wheelLeft
    case (true, _): action = .wheelRight
    case (false, _) where bits & 32 != 0: action = .move
    case (false, let button):
      // The old protocol does not say which button went up; 1 stands for it.
      let number = button == 3 ? 1 : button + 1
      action = released ? .release(button: number) : .press(button: number)
    }
    return .mouse(MouseEvent(action, column: numbers[1] - 1, row: numbers[2] - 1, modifiers: held))
  }

  /// Numbers between semicolons, capped at 1,000,000; sub-parameters after a colon are ignored but for a
  /// key release, which makes the sequence meaningless (nil).
  private static func parameters(_ bytes: some Collection<UInt8>) -> [Int]? {
    if bytes.isEmpty { return [] }
    var numbers: [Int] = []
    for (index, field) in bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .enumerated()
    {
      let parts = field.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard let number = decimal(parts[0]) else { return nil }
      if index == 1, parts.count > 1, decimal(parts[1]) == 3 { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private static func decimal(_ digits: some Collection<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = min(value * 10 + Int(digit - 0x30), 1_000_000)
    }
    return value
  }
}
