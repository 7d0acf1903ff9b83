import Basis
import Glibc

/// Reading and writing files, with findings instead of error codes.
public enum Disk {
  /// Largest file that is read, in bytes.
  public static let largestFile = 64 << 20
  /// Least bytes asked for at once, where a file has no size or has grown.
  private static let smallestRead = 1 << 16

  /// What is at a path.
  public enum Kind: Sendable {
    /// A plain file, or something that reads like one.
    case file
    /// A folder.
    case folder
    /// Nothing.
    case missing
  }

  /// What is at a path; links are followed.
  public static func kind(_ path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// When and with which length a file was written last.
  public struct Stamp: Equatable, Sendable {
    private var seconds: Int
    private var nanoseconds: Int
    private var size: Int

    fileprivate init(_ status: stat) {
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
      size = Int(status.st_size)
    }
  }

  /// The stamp of a file; nil when there is none.
  public static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    return stat(path, &status) == 0 ? Stamp(status) : nil
  }

  /// Reads a text file.
  ///
  /// - Throws: a `Failure` when it cannot be read, is larger than `largestFile`, or is not UTF-8.
  public static func readText(_ path: String) throws(Failure) -> String {
    let bytes = try readBytes(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw failure("disk.not-utf8", "\(path) is not UTF-8 text", path, hint: "save it as UTF-8")
    }
    return text
  }

  /// Reads a file.
  ///
  /// - Throws: a `Failure` when it cannot be read or is larger than `most` bytes.
  public static func readBytes(_ path: String, atMost most: Int = largestFile) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { _ = Glibc.close(descriptor) }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    guard !isKnown || status.st_mode & S_IFMT != S_IFDIR else {
      throw failure("disk.is-folder", "\(path) is a folder, not a file", path, hint: "name a file in it")
    }
    // A device or a pipe has no size, and a file may grow: what is read counts.
    let size = isKnown ? Int(clamping: status.st_size) : 0
    var bytes: [UInt8] = []
    while true {
      let left = min(size, most) - bytes.count
      let room = left > 0 ? left + 1 : smallestRead
      guard let chunk = read(descriptor, room: room) else { throw unreadable(path) }
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= most else {
        throw failure(
          "disk.too-large", "\(path) is larger than \(most >> 20) MB", path,
          hint: "split it or name another")
      }
      if bytes.count == size { return bytes }
    }
  }

  /// Whether a file begins with some bytes; false when it cannot be read, or is a pipe, whose bytes are read once.
  public static func begins(_ path: String, with start: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { _ = Glibc.close(descriptor) }
    return read(descriptor, room: start.utf8.count).map { $0.elementsEqual(start.utf8) } ?? false
  }

  /// The next bytes of a file, none at its end; nil when it cannot be read.
  private static func read(_ descriptor: Int32, room: Int) -> [UInt8]? {
    var isRead = true
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
      var count = Glibc.read(descriptor, buffer.baseAddress, room)
      while count < 0 && errno == EINTR { count = Glibc.read(descriptor, buffer.baseAddress, room) }
      isRead = count >= 0
      filled = max(0, count)
    }
    return isRead ? bytes : nil
  }

  /// The names in a folder, sorted by bytes; nil when it cannot be read.
  public static func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Creates a folder and those above it.
  public static func createFolder(_ path: String) -> Bool {
    if kind(path) == .folder { return true }
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return mkdir(path, 0o700) == 0 }
    return createFolder(String(path[..<slash])) && (mkdir(path, 0o700) == 0 || errno == EEXIST)
  }

  /// A path joined to a folder; an absolute path stands alone. `.` and `..` are worked out.
  public static func join(_ folder: String, _ path: String) -> String {
    let whole = path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    let joined = parts.joined(separator: "/")
    return whole.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }

  /// The folder a path is in.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The system's words for the last error.
  public static func reason(_ code: Int32 = errno) -> String {
    String(cString: strerror(code))
  }

  private static func unreadable(_ path: String) -> Failure {
    let code = errno
    let hint = code == ENOENT ? "check the name; nothing is there" : "check the permissions"
    return failure("disk.unreadable", "\(path) cannot be read: \(reason(code))", path, hint: hint)
  }

  private static func failure(_ code: String, _ message: String, _ path: String, hint: String) -> Failure {
    Failure(Diagnostic(.error, code, message, at: .file(path), hint: hint))
  }
}
