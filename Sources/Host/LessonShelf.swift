import Basis
import Scenarios

/// The lessons that are shipped, and what is kept of each in the state folder.
public enum LessonShelf {
  /// A lesson on disk.
  public struct Entry: Sendable {
    /// What `handoff learn` knows it by.
    public var name: String
    /// The scenario file.
    public var path: String
    /// What the file says of it.
    public var outline: LessonOutline
  }

  /// The shipped lessons, in the order of the course.
  public static func shipped() -> [Entry] {
    guard let home = Places.home() else { return [] }
    return ScenarioOpener.scenarioFiles(below: Disk.join(home, "Scenarios")).compactMap(entry).sorted {
      ($0.outline.number, $0.name) < ($1.outline.number, $1.name)
    }
  }

  /// The lesson in a file; nil when there is none.
  public static func entry(_ path: String) -> Entry? {
    guard let text = try? Disk.readText(path), let outline = LessonOutline(text, file: path) else {
      return nil
    }
    return Entry(name: name(of: path), path: path, outline: outline)
  }

  /// `hand-back` for `…/hand-back.scenario.yml` and for `…/hand-back/scenario.yml`.
  public static func name(of path: String) -> String {
    let file = path.lastPathPart
    let suffix = ".scenario.yml"
    if file.hasSuffix(suffix) { return String(file.dropLast(suffix.count)) }
    let folder = Disk.folder(of: path).lastPathPart
    return folder.isEmpty ? file : folder
  }

  /// Where the results are; nil without a state folder.
  public static func folder() -> String? { Places.state().map { Disk.join($0, "lessons") } }

  /// The recording of the latest attempt at a lesson.
  public static func recording(of name: String, in folder: String) -> String {
    Disk.join(folder, "\(name).handoff.jsonl")
  }

  /// What came of the latest attempt at a lesson.
  public static func result(of name: String, in folder: String) -> String {
    Disk.join(folder, "\(name).json")
  }

  /// What came of the latest attempt at a lesson, as it is kept; nil when there was none.
  public static func kept(of name: String) -> JSON? {
    guard let folder = folder(), let text = try? Disk.readText(result(of: name, in: folder)) else {
      return nil
    }
    return try? JSON(parsing: text)
  }

  /// Everything that is kept, in order of name.
  public static func kept() -> [JSON] {
    let names = folder().flatMap { Disk.names(in: $0) } ?? []
    return names.filter { $0.hasSuffix(".json") }.compactMap { kept(of: String($0.dropLast(5))) }
  }
}

/// Keeps what comes of a lesson while it is played: its result, with the time on the wall clock.
public final class LessonKeeper {
  private let name: String
  private let attempt: Int
  private let path: String?
  private let clock: () -> Int64
  private var real: [Int64]
  private var progress: LessonProgress?
  private var looked: Int64
  /// Why the result is not kept; nil while all is well.
  public private(set) var failure: Diagnostic?

  /// Makes a keeper.
  ///
  /// - Parameters:
  ///   - path: the result's file; nil to keep nothing.
  ///   - real: milliseconds that earlier sittings took, by task.
  ///   - clock: milliseconds of the wall clock.
  public init(name: String, attempt: Int, path: String?, real: [Int64], clock: @escaping () -> Int64) {
    self.name = name
    self.attempt = attempt
    self.path = path
    self.real = real
    self.clock = clock
    looked = clock()
  }

  /// Looks how far the lesson is; what has changed is written.
  public func follow(_ progress: LessonProgress?) {
    guard let progress else { return }
    let hasChanged = progress.notes.count != self.progress?.notes.count
    count(self.progress ?? progress)
    self.progress = progress
    if hasChanged { write() }
  }

  /// Writes the result as it is at the end of the sitting.
  public func finish() {
    guard let progress else { return }
    count(progress)
    write()
  }

  /// The time that has passed was spent on the task that was open.
  private func count(_ progress: LessonProgress) {
    let now = clock()
    defer { looked = now }
    guard !progress.isOver else { return }
    while real.count < progress.lesson.tasks.count { real.append(0) }
    real[progress.task] += now - looked
  }

  private func write() {
    guard let path, let progress else { return }
    _ = Disk.createFolder(Disk.folder(of: path))
    let result = LessonResult(
      name: name, progress: progress, attempt: attempt, real: real, program: ScenarioOpener.programVersion)
    do throws(Failure) {
      try Disk.writeText(result.json.prettyText + "\n", to: path)
      failure = nil
    } catch { failure = error.diagnostics.first }
  }
}
