import Basis
import Glibc
import Simulation

/// Keeps a run on disk while it is played: everything that happened so far, at every rest of the engine.
public final class Recorder {
  /// What the recording is made of.
  public let header: RecordingHeader
  private var journal: Journal?
  private var written = 0

  /// Makes a recorder that writes nothing until it is given a file.
  public init(_ header: RecordingHeader) { self.header = header }

  /// Makes a recorder that writes to a file from the run's beginning.
  ///
  /// - Throws: a `Failure` when the file cannot be created.
  public convenience init(_ header: RecordingHeader, path: String) throws(Failure) {
    self.init(header)
    try begin(path)
  }

  deinit { close() }

  /// Where it is recorded; empty while it is not.
  public var path: String { journal?.path ?? "" }

  /// Why nothing is recorded any more; nil while all is well.
  public var failure: Diagnostic? { journal?.failure }

  /// Writes what happened since the last call.
  public func follow(_ run: Run) {
    guard run.log.count > written, let journal, journal.failure == nil else { return }
    if journal.append(RecordingFile.lines(of: run, from: written)) { written = run.log.count }
  }

  /// Starts in a file, or goes on in another, from the run's beginning.
  ///
  /// - Throws: a `Failure` when the file cannot be created; the old one stays.
  public func move(to path: String, _ run: Run) throws(Failure) {
    try begin(path)
    follow(run)
  }

  private func begin(_ path: String) throws(Failure) {
    let other = try Journal(path: path)
    journal?.close()
    other.append(RecordingFile.line(of: header))
    journal = other
    written = 0
  }

  /// Closes the file.
  public func close() { journal?.close() }
}
