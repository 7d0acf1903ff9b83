import Basis
import ChatUI
import Host
import Scenarios

/// Writes a case beside the scenario that is played.
struct CaseSaver {
  /// The scenario file on disk; nil for a recording or the built-in contact centre.
  var path: String?

  /// How many files of a name there can be.
  private static let most = 100

  /// Writes the case; what to tell whoever asked.
  func save(_ saved: SavedCase) -> (text: String, isProblem: Bool) {
    guard let path, let original = try? Disk.readText(path) else {
      return ("Only a scenario that was opened from its file can be saved as another case", true)
    }
    guard let text = ScenarioCase.text(of: original, title: saved.title, script: saved.script) else {
      return ("The scenario is not written with a key a line: a case cannot be taken from it", true)
    }
    let folder = Disk.folder(of: path)
    for number in 1...Self.most {
      let name = saved.name + (number == 1 ? "" : "-\(number)") + ".scenario.yml"
      let target = Disk.join(folder, name)
      guard Disk.kind(target) == .missing else { continue }
      do throws(Failure) {
        try Disk.writeText(text, to: target)
        return ("Saved as \(target); handoff test plays it", false)
      } catch {
        return (error.diagnostics.first?.message ?? "\(target) cannot be written", true)
      }
    }
    return ("There are \(Self.most) cases of that name in \(folder)", true)
  }
}
