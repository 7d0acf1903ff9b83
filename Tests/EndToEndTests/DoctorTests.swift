import Foundation
import Testing

@Suite("The doctor and the manual")
struct DoctorTests {
  private func findings(_ environment: [String: String] = [:]) throws -> (code: Int32?, [[String: String]]) {
    let run = try Program.run(["doctor", "--format", "json"], environment: environment)
    let found = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: String]]
    return (run.code, try #require(found))
  }

  private func value(_ area: String, _ name: String, in findings: [[String: String]]) -> [String: String] {
    findings.first { $0["area"] == area && $0["name"] == name } ?? [:]
  }

  @Test("on a pipe it tells what it can and says what it cannot")
  func pipe() throws {
    let (code, found) = try findings()
    #expect(code == 0)
    #expect(value("terminal", "TERM", in: found)["is"] == "ok")
    #expect(value("colours", "terminfo", in: found)["value"] == "256")
    #expect(value("locale", "character set", in: found)["value"] == "LANG=C.UTF-8, UTF-8")
    #expect(value("widths", "as drawn", in: found)["value"]?.contains("cannot be told") == true)
    #expect(value("frames", "nothing changed", in: found)["value"] == "0 cells, 0 bytes")
    #expect(value("folders", "state", in: found)["is"] == "ok")
    let text = try Program.run(["doctor"])
    #expect(text.output.hasPrefix("terminal\n  ok "))
    #expect(try !Program.run(["doctor", "-q"]).output.contains("  ok "))
  }

  @Test("what is wrong is a problem with its mend, and ends with 1")
  func problems() throws {
    let folder = try TemporaryFolder()
    try folder.write("theme: drak\n", to: "handoff/config.yml")
    try folder.write("", to: "state")
    let (code, found) = try findings([
      "TERM": "no-such-terminal", "LANG": "C", "NO_COLOR": "1", "XDG_CONFIG_HOME": folder.path,
      "XDG_STATE_HOME": "\(folder.path)/state",
    ])
    #expect(code == 1)
    let term = value("terminal", "TERM", in: found)
    #expect(term["is"] == "problem")
    #expect(term["mend"]?.contains("TERM=xterm-256color") == true)
    #expect(value("locale", "character set", in: found)["is"] == "note")
    let settings = value("settings", "value.invalid", in: found)
    #expect(settings["value"]?.contains("config.yml:1:8: “drak” is not known here") == true)
    #expect(settings["mend"] == "did you mean dark?")
    #expect(value("folders", "state", in: found)["is"] == "problem")
  }

  @Test("without a terminal nothing can be brought back")
  func nothingToRestore() throws {
    #expect(try Program.run(["doctor", "--restore"]).code == 4)
  }

  @Test("the manual names every verb, flag, exit code, setting, variable, file and key")
  func manual() throws {
    let run = try Program.run(["manual"])
    #expect(run.code == 0)
    for verb in ["run", "test", "convert", "new", "doctor", "completion", "manual"] {
      #expect(run.output.contains("\n.Ss \(verb)\n"), "\(verb)")
    }
    for part in [
      "Fl \\-why\\-not", "It 130\n", "Cm timestamps , Ev HANDOFF_TIMESTAMPS", "Ev NO_COLOR",
      "(window.zoom, /zoom).",
      "Sy \\&Alt\\-Z, \\&F10", "store.sqlite",
    ] {
      #expect(run.output.contains(part), "\(part)")
    }
  }

  @Test(
    "formatters read the manual without a warning",
    arguments: [("groff", ["-mandoc", "-Tutf8", "-ww"]), ("mandoc", ["-T", "lint"])])
  func formatters(program: String, arguments: [String]) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/\(program)") else { return }
    let folder = try TemporaryFolder()
    let page = try folder.write(try Program.run(["manual"]).output, to: "handoff.1")
    let run = try Program.run(arguments + [page], executable: "/usr/bin/\(program)")
    #expect(run.errors.isEmpty)
    if program == "mandoc" { #expect(run.output.isEmpty) }
  }

  @Test("the key page has the keys of the settings")
  func keys() throws {
    let folder = try TemporaryFolder()
    try folder.write("keys: {window.zoom: F12, limits: none}\n", to: "handoff/config.yml")
    let run = try Program.run(["manual", "--keys"], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(run.output.contains(#/\nwindow\.zoom +F12 +/zoom +Zoom the window\n/#))
    #expect(run.output.contains(#/\nlimits +/limits +As sent/#))
    #expect(run.output.contains(#/\nquit +Ctrl-Q +/quit +Quit\n?/#))
  }
}
