import Basis
import Simulation

/// Keeps a run on disk while it is played: everything that happened so far, at every rest of the engine.
public final class Recorder {
  private let header: RecordingHeader
  private var journal: Journal?
  private var written = 0

  /// Starts recording.
  ///
  /// - Throws: a `Failure` when the file cannot be created.
  public init(_ header: RecordingHeader, path: String) throws(Failure) {
    self.header = header
    let journal = try Journal(path: path)
    journal.append(RecordingFile.line(of: header))
    self.journal = journal
  }

  /// Where it is recorded.
  public var path: String { journal?.path ?? "" }

  /// Why nothing is recorded any more; nil while all is well.
  public var failure: Diagnostic? { journal?.failure }

  /// Writes what happened since the last call.
  public func follow(_ run: Run) {
    guard run.log.count > written, let journal, journal.failure == nil else { return }
    if journal.append(RecordingFile.lines(of: run, from: written)) { written = run.log.count }
  }

  /// Goes on in another file, from the run's beginning.
  ///
  /// - Throws: a `Failure` when the file cannot be created; the old one stays.
  public func move(to path: String, _ run: Run) throws(Failure) {
    let other = try Journal(path: path)
    journal?.close()
    other.append(RecordingFile.line(of: header))
    journal = other
    written = 0
    follow(run)
  }

  /// Closes the file.
  public func close() { journal?.close() }
}
