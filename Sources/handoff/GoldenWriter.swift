import Basis
import Glibc
import Host
import Scenarios
import Text

/// Writes what `test --update` found, after showing it.
struct GoldenWriter {
  /// Whether to ask before writing; without somebody to ask nothing is written.
  let isAsking: Bool

  func write(_ update: GoldenUpdate) throws {
    let files = update.files
    for file in files { Output.write(Sanitizer.visible(file.difference)) }
    if update.left > 0 {
      Output.complain("handoff: \(update.left) that did not hold cannot be mended by writing what came")
    }
    guard !files.isEmpty else {
      if update.left > 0 { throw ExitStatus.findings }
      return Output.line("nothing to update")
    }
    if isAsking, !isAgreed(files.count) {
      Output.complain("handoff: nothing was written; --yes writes without asking")
      throw ExitStatus.findings
    }
    for file in files { try ReportTarget.put(file.new, file.path) }
    Output.line("\(files.count) file\(files.count == 1 ? "" : "s") written; test again")
    if update.left > 0 { throw ExitStatus.findings }
  }

  private func isAgreed(_ count: Int) -> Bool {
    guard isatty(0) == 1 else { return false }
    Output.write("Write \(count == 1 ? "this file" : "these \(count) files")? [y/N] ")
    return readLine()?.lowercased().hasPrefix("y") ?? false
  }
}
