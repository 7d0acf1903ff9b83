import Emulation
import Glibc
import Screen
import Testing

@testable import Terminal

/// What belongs to a whole process (locale, signal handlers, descriptors), each in a process of its own.
@Suite(.serialized)
struct EnvironmentTests {
  static func open(_ path: String) -> TerminalOptions {
    var options = TerminalOptions()
    options.input = Glibc.open(path, O_RDWR | O_NOCTTY)
    options.output = options.input
    options.term = "xterm-256color"
    return options
  }

  @Test(
    "text is UTF-8 whatever the locale; a locale that names no UTF-8 asks for ASCII borders",
    arguments: [
      ("C.UTF-8", false), ("C", true), ("POSIX", true), ("en_US.UTF-8", false), ("de_DE@euro", true),
      ("", false),
    ])
  func locales(name: String, prefersASCII: Bool) async throws {
    let pty = try Pty()
    let path = pty.path
    await #expect(processExitsWith: .exitCode(0)) {
      [name = name as String, prefersASCII = prefersASCII as Bool, path = path as String] in
      unsetenv("LC_CTYPE")
      unsetenv("LANG")
      setenv("LC_ALL", name, 1)
      let session = try TerminalSession(EnvironmentTests.open(path))
      var canvas = Canvas(width: 40, height: 10)
      canvas.put("Größe 漢字", x: 0, y: 0)
      session.draw(canvas, theme: .dark)
      let isRight = session.isUTF8 && session.prefersASCII == prefersASCII
      session.close()
      exit(isRight ? 0 : 1)
    }
    var emulator = StrictEmulator()
    emulator.take(pty.output())
    #expect(emulator.lines[0] == "Größe 漢字")
  }

  @Test("closing puts every signal's action back, and crashes are left to the runtime when asked")
  func signalActions() async throws {
    let pty = try Pty()
    let path = pty.path
    await #expect(processExitsWith: .exitCode(0)) { [path = path as String] in
      func actions() -> [Int] {
        (1..<32 as Range<Int32>).map { number in
          var action = sigaction()
          sigaction(number, nil, &action)
          return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        }
      }
      signal(SIGHUP, SIG_IGN)  // as nohup does
      let before = actions()
      var options = EnvironmentTests.open(path)
      let session = try TerminalSession(options)
      let during = actions()
      session.close()
      guard actions() == before else { exit(1) }
      for number in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT, SIGTERM, SIGINT] {
        guard during[Int(number) - 1] != before[Int(number) - 1] else { exit(2) }
      }
      guard during[Int(SIGHUP) - 1] == before[Int(SIGHUP) - 1] else { exit(3) }
      options.keepsCrashHandlers = true
      let second = try TerminalSession(options)
      let kept = actions()
      for number in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT] {
        guard kept[Int(number) - 1] == before[Int(number) - 1] else { exit(4) }
      }
      guard kept[Int(SIGTERM) - 1] != before[Int(SIGTERM) - 1] else { exit(5) }
      second.close()
      exit(0)
    }
  }

  @Test(
    "a non-blocking description is made blocking while the screen is up, and no descriptor is left behind")
  func descriptors() async throws {
    let pty = try Pty()
    let path = pty.path
    await #expect(processExitsWith: .exitCode(0)) { [path = path as String] in
      func openDescriptors() -> Int { (0..<256).filter { fcntl($0, F_GETFD) >= 0 }.count }
      let options = EnvironmentTests.open(path)
      guard let descriptor = options.output else { exit(1) }
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
      let before = openDescriptors()
      for _ in 0..<5 {
        let session = try TerminalSession(options)
        guard fcntl(descriptor, F_GETFL) & O_NONBLOCK == 0 else { exit(2) }
        session.close()
      }
      guard fcntl(descriptor, F_GETFL) & O_NONBLOCK != 0 else { exit(3) }
      // The test's own machinery may open one meanwhile; a leak would be five.
      guard openDescriptors() < before + 5 else { exit(4) }
      exit(0)
    }
  }

  @Test("without any terminal the refusal says so")
  func noTerminal() async {
    await #expect(processExitsWith: .exitCode(0)) {
      setsid()  // no controlling terminal, so that /dev/tty cannot be opened
      do { _ = try TerminalSession() } catch {
        exit((error as? TerminalUnavailable) == .notATerminal ? 0 : 1)
      }
      exit(2)
    }
  }
}
