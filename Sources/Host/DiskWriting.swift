import Basis
import Glibc

extension Disk {
  /// Writes a text file, in the place of what was there.
  ///
  /// - Throws: a `Failure` when it cannot be written.
  public static func writeText(_ text: String, to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw unwritable(path) }
    defer { _ = Glibc.close(descriptor) }
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw unwritable(path) }
      start += count
    }
  }

  /// Removes a file; nothing happens when there is none.
  public static func remove(_ path: String) { _ = unlink(path) }

  private static func unwritable(_ path: String) -> Failure {
    Failure(
      Diagnostic(
        .error, "disk.unwritable", "\(path) cannot be written: \(reason())", at: .file(path),
        hint: "check the folder and its permissions"))
  }

  /// The way from one folder to another, with `..` where it leads up: `../../bots/a`.
  public static func way(from folder: String, to other: String) -> String {
    func parts(_ path: String) -> [Substring] { join(Places.workingFolder(), path).pathParts }
    let (here, there) = (parts(folder), parts(other))
    let common = zip(here, there).prefix { $0 == $1 }.count
    let way = Array(repeating: "..", count: here.count - common) + there[common...].map(String.init)
    return way.isEmpty ? "." : way.joined(separator: "/")
  }
}
