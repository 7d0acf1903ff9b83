import ArgumentParser
import Basis
import Host
import Scenarios

/// Where results go besides the text: `junit=FILE`, `tap=FILE`, `json=FILE`, `github`; `-` is standard output.
struct ReportTarget {
  /// How results are written.
  enum Format: String, CaseIterable {
    case junit, tap, json, github

    func text(_ cases: [CaseReport]) -> String {
      switch self {
      case .junit: MachineReports.junit(cases)
      case .tap: MachineReports.tap(cases)
      case .json: MachineReports.jsonLines(cases)
      case .github: MachineReports.github(cases)
      }
    }
  }

  var format: Format
  /// Nil for standard output.
  var file: String?

  /// Reads what stands behind `--report`, commas between several.
  static func read(_ words: [String]) throws -> [ReportTarget] {
    try pairs(words, "--report").map { name, file in
      guard let format = Format(rawValue: name) else {
        let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("there is no report \(name); there are: \(known)")
      }
      guard file != nil || format == .github else {
        throw ValidationError("--report \(name) needs a file: \(name)=FILE, or \(name)=- for standard output")
      }
      return ReportTarget(format: format, file: file == "-" ? nil : file)
    }
  }

  /// `a=b,c` as pairs.
  static func pairs(_ words: [String], _ flag: String) throws -> [(name: String, file: String?)] {
    try words.flatMap { $0.split(separator: ",") }.map { word in
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard let name = parts.first else { throw ValidationError("\(flag) names nothing") }
      return (name, parts.count > 1 ? parts[1] : nil)
    }
  }

  /// Writes the report.
  func write(_ cases: [CaseReport]) throws { try Self.put(format.text(cases), file) }

  /// Writes a text to a file, or to standard output.
  static func put(_ text: String, _ file: String?) throws {
    guard let file else { return Output.write(text) }
    do throws(Failure) {
      try Disk.writeText(text, to: file)
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.environment
    }
  }
}

/// Where the count of what was covered goes: `text`, `json=FILE`, `html=FILE`, `lcov=FILE`.
struct CoverageTarget {
  /// How it is written.
  enum Format: String, CaseIterable {
    case text, json, html, lcov
  }

  var format: Format
  /// Nil for standard output.
  var file: String?

  /// Reads what stands behind `--coverage-report`, commas between several.
  static func read(_ words: [String]) throws -> [CoverageTarget] {
    try ReportTarget.pairs(words, "--coverage-report").map { name, file in
      guard let format = Format(rawValue: name) else {
        let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("there is no coverage report \(name); there are: \(known)")
      }
      guard file != nil || format == .text else {
        throw ValidationError("--coverage-report \(name) needs a file: \(name)=FILE, or \(name)=-")
      }
      return CoverageTarget(format: format, file: file == "-" ? nil : file)
    }
  }

  /// Writes it.
  func write(_ coverage: Coverage) throws {
    let text =
      switch format {
      case .text: coverage.text
      case .json: coverage.json.prettyText + "\n"
      case .html: CoveragePage.html(coverage) { try? Disk.readText($0) }
      case .lcov: coverage.lcov
      }
    try ReportTarget.put(text, file)
  }
}
