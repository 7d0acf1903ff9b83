import Basis
import Glibc

/// A recording being written: whole lines, handed to the system as they come.
///
/// What was written is always a valid prefix: a line that did not fit entirely is cut back where the file
/// allows it, and nothing is written after a failure.
public final class Journal {
  /// Where it is.
  public let path: String
  /// Why nothing is written any more; nil while all is well.
  public private(set) var failure: Diagnostic?
  private var descriptor: Int32
  private var written: off_t = 0

  /// Starts a recording; an existing file is replaced.
  ///
  /// - Throws: a `Failure` when the file cannot be created.
  public init(path: String) throws(Failure) {
    self.path = path
    let folder = Disk.folder(of: path)
    if !folder.isEmpty { _ = Disk.createFolder(folder) }
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(Self.diagnostic(path, "cannot be created: \(Disk.reason())"))
    }
  }

  deinit { close() }

  /// Appends whole lines; false when that failed, now or before.
  @discardableResult
  public func append(_ lines: [UInt8]) -> Bool {
    guard failure == nil, descriptor >= 0 else { return false }
    var start = 0
    while start < lines.count {
      let count = lines[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        failure = Self.diagnostic(path, "can no longer be written: \(Disk.reason())")
        // Cut a half line away; a device or pipe cannot be cut, and its reader skips the torn tail.
        _ = ftruncate(descriptor, written)
        return false
      }
      start += count
    }
    written += off_t(lines.count)
    return true
  }

  /// Waits until the disk has it and closes the file.
  public func close() {
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    _ = Glibc.close(descriptor)
    descriptor = -1
  }

  private static func diagnostic(_ path: String, _ what: String) -> Diagnostic {
    Diagnostic(
      .error, "record.failed", "the recording \(path) \(what)", at: .file(path),
      hint: "the session goes on; name another file with /record FILE")
  }
}
