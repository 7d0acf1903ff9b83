import CTerminal

extension TerminalSession {
  /// Sleeps until something comes or the time is up, and returns everything that came.
  ///
  /// Without a deadline it sleeps for ever: an idle program does not wake up. Several changes of size are
  /// one `.resize`, the last event of the batch. After `.endOfInput` every call sleeps until the deadline, at
  /// most a second, and returns `.endOfInput` again, so that a loop that overlooks it does not burn the processor.
  ///
  /// - Parameter deadline: a time of `TerminalSession.now`; nil for none.
  /// - Returns: events in order; empty when the deadline passed.
  public func wait(until deadline: Int64? = nil) -> [InputEvent] {
    guard handle != nil, !hasEnded else { return waitAfterEnd(until: deadline) }
    var events: [InputEvent] = []
    var hasNewSize = false
    repeat {
      let limit = [deadline, decoder.deadline].compactMap { $0 }.min()
      hasNewSize = look(until: limit, &events) || hasNewSize
      if let deadline, Self.now >= deadline { break }
    } while events.isEmpty && !hasNewSize && !hasEnded
    if hasNewSize { events.append(.resize(columns: size.columns, rows: size.rows)) }
    if hasEnded { events.append(.endOfInput) }
    return events
  }

  /// Gives the terminal to the shell as ^Z does, and takes it back when the program is continued.
  /// Everything must be drawn anew afterwards; the size may be another.
  public func suspend() {
    guard let handle, !hasEnded else { return }
    ct_leave(handle)
    ct_stop_here()
    resume()
  }

  /// Gives the terminal back for as long as `body` runs, for an editor or a pager.
  public func withTerminalReleased<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard let handle, !hasEnded else { return try body() }
    ct_leave(handle)
    defer { resume() }
    return try body()
  }

  private func resume() {
    guard let handle else { return }
    ct_enter(handle)
    _ = ct_adopt_size(handle)
    lastDrawn = nil
  }

  /// Looks once for bytes and signals; true when the size changed.
  private func look(until limit: Int64?, _ events: inout [InputEvent]) -> Bool {
    guard let handle else { return false }
    var hasNewSize = false
    var timeout = Self.timeout(until: limit)
    while true {
      counters.wakeUps += 1
      var received = 0
      let seen = Int(ct_wait(handle, timeout, &buffer, buffer.count, &received, 0))
      let now = Self.now
      if received > 0 {
        counters.bytesRead += received
        take(decoder.feed(buffer[..<received], at: now), &events)
      } else {
        take(decoder.timeout(at: now), &events)
      }
      if seen & CT_STOP_ASKED != 0 {
        suspend()
        events.append(.resumed)
      } else if seen & CT_CONTINUED != 0 {
        ct_continue(handle)
        lastDrawn = nil
        events.append(.resumed)
      }
      if seen & (CT_WINDOW_CHANGED | CT_CONTINUED) != 0, ct_adopt_size(handle) != 0 {
        lastDrawn = nil
        hasNewSize = true
      }
      if seen & CT_HANGUP != 0 || ct_is_dead(handle) != 0 { hasEnded = true }
      // A long read is part of a paste: more is waiting, and one frame for all of it is enough.
      guard received >= 1024, !hasEnded, events.count < 1 << 16 else { return hasNewSize }
      timeout = 0
    }
  }

  private func take(_ decoded: [InputEvent], _ events: inout [InputEvent]) {
    for event in decoded {
      if case .reply(.mode(2026, let setting)) = event {
        // 1 set, 2 reset, 3 permanently set: it knows the mode.
        isSynchronizing = (1...3).contains(setting)
      } else {
        events.append(event)
      }
    }
  }

  private func waitAfterEnd(until deadline: Int64?) -> [InputEvent] {
    if let handle {
      var received = 0
      let timeout = min(Self.timeout(until: deadline ?? Self.now + 1_000), 1_000)
      _ = ct_wait(handle, max(timeout, 10), &buffer, 0, &received, 1)
    }
    return [.endOfInput]
  }

  /// Milliseconds for poll: below 0 for ever.
  private static func timeout(until limit: Int64?) -> Int32 {
    guard let limit else { return -1 }
    return Int32(clamping: max(0, limit - now))
  }
}
