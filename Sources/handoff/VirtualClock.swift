import Basis
import Terminal

/// Couples virtual time to the wall clock: it runs on between events and follows jumps such as `/wait`.
struct VirtualClock {
  private var virtual: VirtualTime
  private var real: Int64
  /// How many times faster than the wall clock; 0 when it stands still between events.
  let speed: Double

  /// Starts at a virtual time; a speed of 0 stands still between events.
  init(_ start: VirtualTime, speed: Double) {
    virtual = start
    real = TerminalSession.now
    self.speed = speed
  }

  /// The virtual time now.
  var now: VirtualTime {
    virtual + .milliseconds(Int64(Double(TerminalSession.now - real) * speed))
  }

  /// Whether it moves by itself.
  var isRunning: Bool { speed > 0 }

  /// Goes on from a time the run has jumped to.
  mutating func follow(_ time: VirtualTime) {
    if time > now { begin(at: time) }
  }

  /// Begins anew at a time, perhaps an earlier one.
  mutating func begin(at time: VirtualTime) {
    virtual = time
    real = TerminalSession.now
  }

  /// The wall-clock moment at which virtual time is `time`; nil when it stands still.
  func moment(of time: VirtualTime) -> Int64? {
    guard isRunning else { return nil }
    return real + Int64((Double((time - virtual).milliseconds) / speed).rounded(.up))
  }
}
