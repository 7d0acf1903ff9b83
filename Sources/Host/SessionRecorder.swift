import Basis
import Glibc
import Simulation
import Views

/// Keeps a session on disk: the original in one file, each branch as a recording of its own beside it. A branch's file
/// holds everything from the beginning on and plays by itself; its header says where it left which recording.
public final class SessionRecorder {
  private var original: Recorder
  private var branches: [Int: Recorder] = [:]
  private var lost: Diagnostic?
  /// Whether the original is a recording that is on disk already.
  private let isReplay: Bool

  /// Makes a recorder that writes nothing until it is given a file.
  public init(_ header: RecordingHeader, isReplay: Bool = false) {
    original = Recorder(header)
    self.isReplay = isReplay
  }

  deinit { close() }

  /// What the original is made of.
  public var header: RecordingHeader { original.header }

  /// Why something is not recorded any more; nil while all is well.
  public var failure: Diagnostic? {
    original.failure ?? branches.values.lazy.compactMap(\.failure).first ?? lost
  }

  /// Starts recording the original in a file.
  ///
  /// - Throws: a `Failure` when the file cannot be created.
  public func begin(_ path: String, _ run: Run) throws(Failure) { try original.move(to: path, run) }

  /// Writes what happened at the end of the branch that is shown since the last call.
  ///
  /// - Returns: the file that was begun for a new branch.
  public func follow(_ run: Run, on timeline: Timeline) -> String? {
    guard let origin = timeline.branch.origin else {
      original.follow(run)
      return nil
    }
    if let recorder = branches[timeline.current] {
      recorder.follow(run)
      return nil
    }
    let recorder = recorder(for: origin, run)
    branches[timeline.current] = recorder
    guard let path = path(of: timeline) else {
      lost = Self.notKept("there is no folder for it")
      return nil
    }
    do throws(Failure) {
      try recorder.move(to: path, run)
      return path
    } catch {
      lost = error.diagnostics.first ?? Self.notKept("its file cannot be written")
      return nil
    }
  }

  /// Goes on with the branch that is shown in another file, from its beginning.
  ///
  /// - Throws: a `Failure` when the file cannot be created; the old one stays.
  public func move(to path: String, _ run: Run, on timeline: Timeline) throws(Failure) {
    try (branches[timeline.current] ?? original).move(to: path, run)
    lost = nil
  }

  /// Begins the original's file anew with a run that has gone back; what its branches left is gone, and they end.
  public func beginAgain(_ run: Run) {
    for recorder in branches.values { recorder.close() }
    branches = [:]
    guard !original.path.isEmpty else { return }
    do throws(Failure) { try original.move(to: original.path, run) } catch { lost = error.diagnostics.first }
  }

  /// Closes every file.
  public func close() {
    original.close()
    for recorder in branches.values { recorder.close() }
  }

  // MARK: - Branches

  private func recorder(for origin: Branch.Origin, _ run: Run) -> Recorder {
    let parent = (branches[origin.branch] ?? original).header
    var digest = StableHash()
    digest.combine(RecordingFile.line(of: parent))
    digest.combine(RecordingFile.lines(of: run, from: 0, upTo: origin.events))
    var header = parent
    header.parent = RecordingHeader.Parent(digest: digest.text, events: origin.events)
    return Recorder(header)
  }

  private func path(of timeline: Timeline) -> String? {
    guard !original.path.isEmpty else {
      return Places.state().map { Self.branch(timeline.current, of: "\($0)/\(Self.replay)\(Self.ending)") }
    }
    guard isReplay, timeline.branch.origin?.branch == 0 else {
      return Self.branch(timeline.current, of: original.path)
    }
    // Who replays and names a file wants what is made of the replay in it; the replay itself is on disk.
    let path = original.path
    original.close()
    original = Recorder(original.header)
    return path
  }

  private static func notKept(_ why: String) -> Diagnostic {
    Diagnostic(
      .error, "record.branch", "the branch is not recorded: \(why)", hint: "name a file with /record FILE")
  }

  // MARK: - Names

  private static let ending = ".handoff.jsonl"
  private static let replay = "replay"

  /// The file of a branch: `talk.branch-1.handoff.jsonl` beside `talk.handoff.jsonl`.
  static func branch(_ number: Int, of path: String) -> String {
    guard path.hasSuffix(ending) else { return "\(path).branch-\(number)" }
    return "\(path.dropLast(ending.count)).branch-\(number)\(ending)"
  }

  /// Where the journal of the latest run is, in the state folder.
  public static func journal(in folder: String) -> String { "\(folder)/latest\(ending)" }

  /// Keeps the latest run's journal and its branches under another name, as a new run begins.
  public static func keepPrevious(in folder: String) { rename("latest", to: "previous", in: folder) }

  /// Keeps the branches of the latest replay under another name, as another begins.
  public static func keepPreviousReplay(in folder: String) {
    rename(replay, to: "previous-\(replay)", in: folder)
  }

  private static func rename(_ old: String, to new: String, in folder: String) {
    let names = (Disk.names(in: folder) ?? []).filter { $0.hasSuffix(ending) }
    guard names.contains(where: { $0.hasPrefix("\(old).") }) else { return }
    for name in names where name.hasPrefix("\(new).") { Disk.remove("\(folder)/\(name)") }
    for name in names where name.hasPrefix("\(old).") {
      _ = Glibc.rename("\(folder)/\(name)", "\(folder)/\(new)\(name.dropFirst(old.count))")
    }
  }
}

/// The hash FNV-1a of 64 bits: the same for the same bytes in every process.
struct StableHash {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Takes bytes in.
  mutating func combine(_ bytes: [UInt8]) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// Sixteen hexadecimal digits.
  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
