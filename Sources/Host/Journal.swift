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

  /// Starts a recording; an existing recording is replaced, another file is not.
  ///
  /// - Throws: a `Failure` when the file cannot be created or holds something else.
  public init(path: String) throws(Failure) {
    self.path = path
    let folder = Disk.folder(of: path)
    if !folder.isEmpty { _ = Disk.createFolder(folder) }
    guard Self.isReplaceable(path) else {
      let hint = "name another file, or remove this one first"
      throw Failure(
        Diagnostic(
          .error, "record.not-a-recording", "\(path) holds something else", at: .file(path), hint: hint))
    }
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(Self.diagnostic(path, "cannot be created: \(Disk.reason())"))
    }
  }

  deinit { close() }

  /// Whether nothing is lost when the file is written anew: it is missing, empty, a device, or a recording.
  private static func isReplaceable(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      return true
    }
    let existing = open(path, O_RDONLY | O_CLOEXEC)
    // Unreadable: creating it fails as well, and says why.
    guard existing >= 0 else { return true }
    defer { _ = Glibc.close(existing) }
    var start = [UInt8](repeating: 0, count: 11)
    let count = read(existing, &start, start.count)
    return Array("{\"handoff\":".utf8).starts(with: start.prefix(max(0, count)))
  }

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
