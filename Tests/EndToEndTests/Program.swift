import Foundation
import Testing

/// The built program, started as a shell would start it.
enum Program {
  /// How a start ended.
  struct Outcome {
    /// The exit code; nil when a signal ended it.
    var code: Int32?
    /// The signal that ended it.
    var signal: Int32?
    var output: String
    var errors: String
  }

  /// The program beside the test bundle, both built by `swift test`.
  static let path: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("handoff").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    // The runner of some toolchains is elsewhere and names the bundle.
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? ""
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("handoff").path
  }()

  /// The package's root, from this file's place in it.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Runs the program to its end, without a terminal, in a session of its own.
  ///
  /// - Parameters:
  ///   - arguments: what follows the program's name.
  ///   - input: what standard input holds.
  ///   - environment: added to a bare environment.
  ///   - output: where standard output goes instead of the outcome.
  ///   - executable: another program, as a shell that starts this one.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:], output: String? = nil,
    executable: String = path
  ) throws -> Outcome {
    let folder = try TemporaryFolder()
    let paths = (
      input: try folder.write(input, to: "in"), output: "\(folder.path)/out", errors: "\(folder.path)/err"
    )
    let pid = try spawn(
      arguments, environment, folder, executable: executable,
      descriptors: [
        (paths.input, O_RDONLY), (output ?? paths.output, O_WRONLY | O_CREAT),
        (paths.errors, O_WRONLY | O_CREAT),
      ])
    var outcome = wait(pid)
    outcome.output = output == nil ? try folder.read("out") : ""
    outcome.errors = try folder.read("err")
    return outcome
  }

  /// Starts the program with these files as its standard descriptors, as the leader of a new session: the first
  /// terminal among them becomes its own.
  static func spawn(
    _ arguments: [String], _ environment: [String: String], _ folder: TemporaryFolder,
    executable: String = path, descriptors: [(path: String, flags: Int32)]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in descriptors.enumerated() {
      posix_spawn_file_actions_addopen(&actions, Int32(number), file.path, file.flags, 0o600)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A test's thread may hold signals back, and a process inherits that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    // The second is POSIX_SPAWN_SETSID, which Swift's Glibc module does not show.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | 0x80)

    var variables = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path, "HANDOFF_HOME": root,
      "TERM": "xterm-256color",
    ]
    variables.merge(environment) { $1 }
    let words = ([executable] + arguments).map { strdup($0) } + [nil]
    let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var pid: pid_t = 0
    let problem = posix_spawn(&pid, executable, &actions, &attributes, words, settings)
    try #require(problem == 0, "\(executable) cannot be started: \(String(cString: strerror(problem)))")
    return pid
  }

  /// Waits for a process; one that hangs is ended, which shows as signal 9.
  ///
  /// - Parameter pause: what to do for some ten milliseconds before looking again.
  static func wait(_ pid: pid_t, pause: () -> Void = { usleep(10_000) }) -> Outcome {
    var status: Int32 = 0
    for _ in 0..<12_000 {
      if waitpid(pid, &status, WNOHANG) == pid { return ended(status) }
      pause()
    }
    kill(pid, SIGKILL)
    waitpid(pid, &status, 0)
    return ended(status)
  }

  private static func ended(_ status: Int32) -> Outcome {
    let signal = status & 0x7F
    return Outcome(
      code: signal == 0 ? (status >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal, output: "",
      errors: "")
  }
}

/// A folder of a test's own, gone with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("handoff-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders it needs, and gives its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  @discardableResult
  func write(_ data: Data, to name: String) throws -> String {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url.path
  }

  /// Reads a file; what is not UTF-8 shows as replacement characters.
  func read(_ name: String) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: path).appendingPathComponent(name)), as: UTF8.self)
  }
}
