import ArgumentParser
import Basis
import Terminal
import Text

/// `handoff doctor`: what the front depends on here, and how to mend it.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", _superCommandName: "handoff",
    abstract: "Look at the terminal, the locale, the settings and the folders, and say what to mend.",
    discussion: """
      handoff doctor                 what is there, line by line
      handoff doctor -q              only what could be better
      handoff doctor --format json   for programs and for reports of errors
      handoff doctor --restore       bring back a terminal that a program left broken

      It ends with 1 when something does not work. Where output is no terminal it
      says what cannot be told.
      """)

  @Option(name: .long, help: "text or json.")
  var format = CheckCommand.Format.text

  @Flag(name: .long, help: "Bring back a terminal that a program left broken; nothing else is done.")
  var restore = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    if restore { return try repair() }
    let doctor = Doctor()
    switch format {
    case .text: tell(doctor.findings.filter { !common.quiet || $0.verdict != .fine })
    case .json: Output.line(JSON.array(doctor.findings.map(\.json)).prettyText)
    }
    if doctor.hasProblem { throw ExitStatus.findings }
  }

  private func repair() throws {
    guard TerminalRepair.restore() else {
      Output.complain("handoff: there is no terminal to bring back")
      throw ExitStatus.environment
    }
    Output.line("The terminal is as a shell wants it.")
  }

  private func tell(_ findings: [Doctor.Finding]) {
    var area = ""
    let width = findings.map(\.name.count).max() ?? 0
    for finding in findings {
      if finding.area != area { Output.line("\(area.isEmpty ? "" : "\n")\(finding.area)") }
      area = finding.area
      let name = finding.name + String(repeating: " ", count: width - finding.name.count)
      let verdict =
        finding.verdict.rawValue + String(repeating: " ", count: 7 - finding.verdict.rawValue.count)
      Output.line(Sanitizer.visible("  \(verdict)  \(name)  \(finding.value)", as: .folded))
      if let mend = finding.mend {
        Output.line(
          Sanitizer.visible("           \(String(repeating: " ", count: width))  \(mend)", as: .folded))
      }
    }
  }
}

extension Doctor.Finding {
  /// For programs.
  fileprivate var json: JSON {
    var members = ["area": area, "name": name, "value": value, "is": verdict.rawValue]
    if let mend { members["mend"] = mend }
    return .object(
      ["area", "name", "value", "is", "mend"].compactMap { key in
        members[key].map { JSON.Member(key, .string($0)) }
      })
  }
}
