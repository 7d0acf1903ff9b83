import Foundation

/// One published case: an expression and the text of its result.
struct ConformanceCase {
  var file: String
  var line: Int
  var input: String
  var expected: String
  /// Whether the published runner sets up variables, option sets or functions of its own for it.
  var needsHost: Bool
}

/// The published cases that apply under the V1 rules with decimals.
enum ConformanceCases {
  /// Where the cases are, when the corpus is at hand.
  static let folder = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"].map { $0 + "/powerfx" }

  /// Flags that need another configuration or another host.
  private static let foreign: Set<String> = [
    "NumberIsFloat", "TimeZoneInfo", "TextFirst", "DisableReservedKeywords",
  ]
  /// Flags that stand for variables, option sets or functions of the published runner.
  private static let hostFlags = [
    "TestEnumsSetup", "TestOptionSetsSetup", "OptionSetTestSetup", "OptionSetSortTestSetup",
    "MutationFunctionsTestSetup", "TraceSetup", "AsyncTestSetup", "Blob",
  ]
  /// Flags whose absence changes nothing here.
  private static let optional: Set<String> = ["NumberIsFloat", "DisableReservedKeywords"]

  /// All cases with a result at run time, in order of file and line.
  static func all() throws -> [ConformanceCase] {
    guard let folder else { return [] }
    var cases: [ConformanceCase] = []
    var places: [String: Int] = [:]
    for part in ["ExpressionTestCases", "InterpreterExpressionTestCases"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")
      for name in names.sorted() where name.hasSuffix(".txt") {
        let text = try String(contentsOfFile: "\(folder)/\(part)/\(name)", encoding: .utf8)
        guard let file = read(text, name: name) else { continue }
        for found in file.cases {
          let key = (file.overrides ?? name) + "\n" + found.input
          if let place = places[key] {
            cases[place].expected = found.expected
          } else {
            places[key] = cases.count
            cases.append(found)
          }
        }
      }
    }
    return cases.filter {
      !$0.expected.hasPrefix("Errors:") && !$0.expected.lowercased().hasPrefix("#skip")
    }
  }

  private static func read(_ text: String, name: String) -> (cases: [ConformanceCase], overrides: String?)? {
    var cases: [ConformanceCase] = []
    var overrides: String?
    var needsHost = false
    var input: (text: String, line: Int)?
    let lines = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(
      of: "\u{FEFF}", with: ""
    )
    .split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if let current = input {
        if line.hasPrefix(" ") {
          input?.text = current.text + "\r\n" + line
        } else if !line.allSatisfy(\.isWhitespace), !line.hasPrefix("//") {
          cases.append(
            ConformanceCase(
              file: name, line: current.line, input: current.text, expected: trimmed(line),
              needsHost: needsHost))
          input = nil
        }
      } else if line.hasPrefix(">>") {
        input = (trimmed(line.dropFirst(2)), index + 1)
      } else if line.lowercased().hasPrefix("#setup:") {
        guard applies(String(line.dropFirst(7))) else { return nil }
        needsHost = needsHost || hostFlags.contains { line.contains($0) }
      } else if line.lowercased().hasPrefix("#override:") {
        overrides = trimmed(line.dropFirst(10))
      }
    }
    return (cases, overrides)
  }

  private static func applies(_ setup: String) -> Bool {
    let flags = (setup.components(separatedBy: "//").first ?? "").split(separator: ",").map(trimmed)
    return flags.allSatisfy { flag in
      if flag.hasPrefix("disable:") { return optional.contains(String(flag.dropFirst(8))) }
      return !foreign.contains(String(flag.prefix { $0 != "(" }))
    }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    text.trimmingCharacters(in: .whitespaces)
  }
}
