import Basis
import Glibc
import Host
import Text

/// The exit codes of the program.
enum ExitStatus: Int32, Error, CaseIterable {
  case fine = 0
  /// Tests failed, or `check` found errors.
  case findings = 1
  case usage = 2
  case badInput = 3
  /// No terminal, one that cannot show the windows, or something that cannot be written.
  case environment = 4
  /// An error of the program's own.
  case internalError = 5
  /// Ctrl-C.
  case interrupted = 130

  /// What it says, for the manual.
  var about: String {
    switch self {
    case .fine: "Everything is fine"
    case .findings: "Tests failed, or something was found that does not fit"
    case .usage: "Wrong usage"
    case .badInput: "A file that cannot be used"
    case .environment: "An environment that cannot be used: no terminal, a disk that cannot be written"
    case .internalError: "An error of the program's own"
    case .interrupted: "Interrupted"
    }
  }
}

/// Results go to standard output, findings to standard error; a closed pipe is quiet.
enum Output {
  /// A reader that has gone ends the program quietly, not with a signal.
  static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Writes to standard output; when nobody reads any more, the program ends quietly.
  static func write(_ text: String) {
    guard let problem = put(text, 1) else { return }
    if problem == EPIPE { leave(.fine) }
    complain("handoff: standard output cannot be written: \(String(cString: strerror(problem)))")
    leave(.environment)
  }

  /// Writes a line to standard output.
  static func line(_ text: String) { write(text + "\n") }

  /// Writes words that may hold somebody's name or a file's as a line to standard output.
  static func words(_ text: String) { line(Sanitizer.visible(text, as: .folded)) }

  /// Writes a text to a file, or to standard output for `-`.
  static func save(_ text: String, to path: String) throws {
    guard path != "-" else { return write(text) }
    do throws(Failure) {
      try Disk.writeText(text, to: path)
    } catch {
      complain(error.diagnostics)
      throw ExitStatus.environment
    }
  }

  /// Writes a line to standard error.
  static func complain(_ text: String) { _ = put(text + "\n", 2) }

  /// Writes findings to standard error, each with its line and a caret.
  ///
  /// - Parameters:
  ///   - diagnostics: the findings.
  ///   - source: the text of a file, by its path.
  static func complain(_ diagnostics: [Diagnostic], source: (String) -> String? = { _ in nil }) {
    for finding in diagnostics {
      complain(Sanitizer.visible(finding.rendered(source: finding.span.flatMap { source($0.file) })))
    }
  }

  /// How wide standard output is: the terminal's columns, or what COLUMNS says; nil for a file or a pipe.
  static var columns: Int? {
    var size = winsize()
    if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return Places.environment("COLUMNS").flatMap { Int($0) }.flatMap { (20...1000).contains($0) ? $0 : nil }
  }

  /// Ends the program.
  static func leave(_ status: ExitStatus) -> Never { exit(status.rawValue) }

  /// Writes everything; the error's number when that is not possible.
  private static func put(_ text: String, _ descriptor: Int32) -> Int32? {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return errno }
      start += count
    }
    return nil
  }
}
