import Emulation
import Glibc
import Screen
import Testing

@testable import Terminal

/// How a program can end while its screen is up. Each case ends the process that runs it.
enum Death: String, CaseIterable, Sendable {
  case segmentationFault, badPointer, bus, illegal, trap, abort, floatingPoint, quit, terminate, hangup,
    interrupt
  case fatalError, outOfBounds, stackOverflow, exit, thrown, onAnotherThread
  /// What standard output goes to reads no more (EPIPE).
  case closedPipe

  /// How the parent must see the process end.
  var condition: ExitTest.Condition {
    switch self {
    case .segmentationFault, .badPointer, .stackOverflow, .onAnotherThread: .signal(SIGSEGV)
    case .bus: .signal(SIGBUS)
    case .illegal: .signal(SIGILL)
    case .trap: .signal(SIGTRAP)
    case .abort: .signal(SIGABRT)
    case .floatingPoint: .signal(SIGFPE)
    case .quit: .signal(SIGQUIT)
    case .terminate: .signal(SIGTERM)
    case .hangup: .signal(SIGHUP)
    case .interrupt: .signal(SIGINT)
    // A Swift trap is SIGILL or SIGTRAP, as the processor has it.
    case .fatalError, .outOfBounds: .failure
    case .exit: .exitCode(3)
    case .thrown: .exitCode(4)
    case .closedPipe: .exitCode(5)
    }
  }

  /// What must reach standard error after the screen is gone.
  var message: String {
    switch self {
    case .fatalError: "Fatal error: engine broke"
    case .outOfBounds: "Index out of range"
    default: "a line on standard error"
    }
  }

  /// Ends this process.
  func happen() throws {
    switch self {
    case .segmentationFault: raise(SIGSEGV)
    case .badPointer: UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
    case .bus: raise(SIGBUS)
    case .illegal: raise(SIGILL)
    case .trap: raise(SIGTRAP)
    case .abort: Glibc.abort()
    case .floatingPoint: raise(SIGFPE)
    case .quit: kill(getpid(), SIGQUIT)
    case .terminate: kill(getpid(), SIGTERM)
    case .hangup: kill(getpid(), SIGHUP)
    case .interrupt: kill(getpid(), SIGINT)
    case .fatalError: Swift.fatalError("engine broke")
    case .outOfBounds: print(Array(0..<Int(getpid() % 1))[Int(getpid())])
    case .stackOverflow: print(descend(Int(getpid())))
    case .exit: Glibc.exit(3)
    case .thrown: throw TerminalUnavailable.notATerminal
    case .onAnotherThread:
      var thread = pthread_t()
      pthread_create(
        &thread, nil,
        { _ in
          UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1; return nil
        }, nil)
    case .closedPipe:
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0, close(ends[0]) == 0, write(ends[1], "x", 1) < 0 else { Glibc.exit(94) }
      Glibc.exit(errno == EPIPE ? 5 : 95)
    }
    // A signal sent to the process arrives on whichever thread takes it.
    sleep(5)
  }
}

@inline(never)
private func descend(_ depth: Int) -> Int {
  var numbers = (depth, depth &+ 1, depth &+ 2, depth &+ 3)
  withUnsafeMutableBytes(of: &numbers) { $0[Int(depth & 7)] &+= 1 }
  return descend(numbers.0 &+ 1) &+ descend(numbers.1)
}

/// What a terminal that is left behind would go on doing.
enum Mode: String, CaseIterable, Codable, Sendable {
  case alternateScreen, mouse, paste

  /// The private modes that must have been on, and must be off afterwards.
  var numbers: Set<Int> {
    switch self {
    case .alternateScreen: [1049]
    case .mouse: [1049, 1000, 1002, 1004, 1006]
    case .paste: [1049, 2004]
    }
  }

  /// What is typed before it happens: half a paste.
  var typed: String { self == .paste ? "\u{1B}[200~half of a" : "" }

  /// Takes the terminal at `path` in this mode, and waits for what is typed.
  func takeTerminal(_ path: String, errors: TerminalOptions.ErrorCapture) throws -> TerminalSession {
    let slave = open(path, O_RDWR | O_NOCTTY)
    guard slave >= 0 else { exit(90) }
    var options = TerminalOptions()
    options.input = slave
    options.output = slave
    options.term = "xterm-256color"
    options.capturesErrors = errors
    options.mouse = self == .mouse
    options.focus = self == .mouse
    let session = try TerminalSession(options)
    if self == .paste, session.wait(until: TerminalSession.now + 5_000).isEmpty { exit(92) }
    return session
  }

  /// Fails unless everything was switched on and off again.
  func expectOff(_ emulator: StrictEmulator, _ comment: Comment) {
    #expect(numbers.allSatisfy(emulator.everSet), comment)
    #expect(emulator.modes.isDisjoint(with: [1049, 2004, 2026, 1000, 1002, 1004, 1006]), comment)
    #expect(emulator.modes.contains(25), comment)
    #expect(emulator.violations == [], comment)
  }
}

/// What the child of the tests below does: takes the terminal at `path`, draws, prints, and dies.
func die(_ death: Death, on path: String, in mode: Mode) throws {
  let session: TerminalSession
  do { session = try mode.takeTerminal(path, errors: .always) } catch { exit(91) }
  defer { session.close() }
  var canvas = Canvas(width: 40, height: 10)
  canvas.put("the screen is up", x: 0, y: 0)
  session.draw(canvas, theme: .dark)
  let line = "a line on standard error \u{1B}[2J\n"
  _ = line.withCString { write(2, $0, strlen($0)) }
  try death.happen()
}

@Suite(.serialized)
struct GuardTests {
  @Test(
    "whatever ends the program, the terminal is as before, and the true reason is reported",
    arguments: Death.allCases)
  func restores(death: Death) async throws {
    for mode in Mode.allCases {
      let pty = try Pty()
      let before = pty.settings
      let path = pty.path
      pty.type(mode.typed)
      let result = await #expect(
        processExitsWith: death.condition, observing: [\.standardErrorContent]
      ) { [death = death as Death, path = path as String, mode = mode as Mode] in
        do { try die(death, on: path, in: mode) } catch { exit(4) }
      }
      var emulator = StrictEmulator()
      emulator.take(pty.output())
      #expect(pty.settings == before, "\(mode)")
      #expect(pty.settings.isCooked, "\(mode)")
      #expect(emulator.lines.first == "the screen is up", "\(mode)")
      mode.expectOff(emulator, "\(mode)")
      let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(errors.contains(death.message), "\(mode): \(errors)")
      #expect(!errors.contains("\u{1B}[2J"))
    }
  }

  @Test("a terminal that is gone (EIO) is the end of input, and nothing more is asked of it")
  func hangUp() async throws {
    for mode in Mode.allCases {
      let pty = try Pty()
      let path = pty.path
      pty.type(mode.typed)
      let window = Task.detached {
        var emulator = StrictEmulator()
        for _ in 0..<200 where !emulator.lines[0].hasSuffix("up") { emulator.take(pty.output()) }
        pty.hangUp()
        return emulator
      }
      await #expect(processExitsWith: .exitCode(6)) { [path = path as String, mode = mode as Mode] in
        let session = try mode.takeTerminal(path, errors: .never)
        var canvas = Canvas(width: 40, height: 10)
        canvas.put("up", x: 0, y: 0)
        session.draw(canvas, theme: .dark)
        guard session.wait(until: TerminalSession.now + 5_000) == [.endOfInput] else { exit(96) }
        guard session.counters.wakeUps < 4 else { exit(97) }
        canvas.put("nobody sees this", x: 0, y: 0)
        session.draw(canvas, theme: .dark)
        session.close()
        exit(6)
      }
      let emulator = await window.value
      #expect(mode.numbers.allSatisfy(emulator.everSet) && emulator.violations == [])
    }
  }
}

extension Death: Codable {}

/// Ways to stop a running program without ending it.
enum Stop: String, CaseIterable, Codable, Sendable {
  /// The person pressed ^Z and the program suspends itself.
  case byKey
  /// Somebody sent SIGTSTP.
  case bySignal
  /// Somebody sent SIGSTOP, which cannot be caught.
  case byForce
}

/// The child of the test below: stops in a group of its own, and draws again when it is continued.
func stopAndGoOn(_ stop: Stop, on path: String, in mode: Mode) throws {
  setpgid(0, 0)
  let session = try mode.takeTerminal(path, errors: .whenTerminal)
  var canvas = Canvas(width: 40, height: 10)
  canvas.put("pid \(getpid()) .", x: 0, y: 0)
  session.draw(canvas, theme: .dark)
  switch stop {
  case .byKey: session.suspend()
  case .bySignal:
    kill(getpid(), SIGTSTP)
    guard session.wait(until: TerminalSession.now + 5_000) == [.resumed] else { exit(92) }
  case .byForce:
    kill(getpid(), SIGSTOP)
    guard session.wait(until: TerminalSession.now + 5_000) == [.resumed] else { exit(93) }
  }
  guard session.wait(until: TerminalSession.now + 20) == [] else { exit(94) }
  canvas.put("again", x: 0, y: 1)
  session.draw(canvas, theme: .dark)
  session.close()
  exit(0)
}

extension GuardTests {
  @Test(
    "a stopped program leaves the terminal to the shell and draws everything anew when continued",
    arguments: Stop.allCases)
  func stops(stop: Stop) async throws {
    for mode in Mode.allCases { try await expectStop(stop, in: mode) }
  }

  private func expectStop(_ stop: Stop, in mode: Mode) async throws {
    let pty = try Pty()
    let before = pty.settings
    let path = pty.path
    pty.type(mode.typed)
    // Plays the shell: waits until the program has stopped, looks, and continues it.
    let shell = Task.detached { () -> (screen: StrictEmulator, isBefore: Bool) in
      var emulator = StrictEmulator()
      var pid: Int32 = 0
      for _ in 0..<200 {
        emulator.take(pty.output())
        let words = emulator.lines[0].split(separator: " ")
        if words.count == 3, let number = Int32(words[1]) { pid = number }
        if pid > 0, Self.isStopped(pid) { break }
      }
      let isBefore = pty.settings == before
      let stopped = emulator
      if pid > 0 { kill(pid, SIGCONT) }
      return (stopped, isBefore)
    }
    await #expect(processExitsWith: .exitCode(0)) {
      [stop = stop as Stop, path = path as String, mode = mode as Mode] in
      do { try stopAndGoOn(stop, on: path, in: mode) } catch { exit(95) }
    }
    var (emulator, isBefore) = await shell.value
    if stop != .byForce {
      #expect(isBefore)
      mode.expectOff(emulator, "\(mode), while it is stopped")
    }
    let switchesBefore = emulator.switches.count
    let rest = pty.output()
    emulator.take(rest)
    let again = emulator.switches.dropFirst(switchesBefore).filter(\.isOn).map(\.mode)
    #expect(mode.numbers.isSubset(of: again), "\(mode): \(again)")
    #expect(emulator.lines[0].hasPrefix("pid") && emulator.lines[1] == "again")
    #expect(pty.settings == before)
    mode.expectOff(emulator, "\(mode), at the end")
  }

  /// Whether the kernel says that a process is stopped.
  static func isStopped(_ pid: Int32) -> Bool {
    let file = open("/proc/\(pid)/stat", O_RDONLY)
    guard file >= 0 else { return false }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = read(file, &buffer, buffer.count)
    let text = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    return text.split(separator: ")").last?.hasPrefix(" T") ?? false
  }
}
