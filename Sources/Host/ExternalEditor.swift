import Basis
import Glibc

/// Somebody's own editor, for one text.
public enum ExternalEditor {
  /// Lets `$VISUAL`, else `$EDITOR`, else vi change a text; the terminal must have been given back before.
  ///
  /// The text lies in a file that only its owner can read, for as long as the editor runs.
  ///
  /// - Returns: the text as it was left.
  /// - Throws: a `Failure` when the file cannot be written or read, or the editor fails.
  public static func edit(_ text: String) throws(Failure) -> String {
    let folder = Places.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array(Disk.join(folder, "handoff-message-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw failure("editor.no-file", "no file for the message in \(folder): \(Disk.reason())")
    }
    _ = Glibc.close(descriptor)
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { Disk.remove(path) }
    try Disk.writeText(text, to: path)
    setenv("HANDOFF_MESSAGE", path, 1)
    defer { unsetenv("HANDOFF_MESSAGE") }
    // As git and mail programs do: the variable may hold options, so that the shell reads it.
    let status = system("${VISUAL:-${EDITOR:-vi}} \"$HANDOFF_MESSAGE\"")
    guard status == 0 else {
      throw failure(
        "editor.failed", "the editor ended with status \(status >> 8 & 255); the line is as it was")
    }
    return try Disk.readText(path)
  }

  private static func failure(_ code: String, _ message: String) -> Failure {
    Failure(Diagnostic(.error, code, message, at: .file("editor"), hint: "set VISUAL or EDITOR to a program"))
  }
}
