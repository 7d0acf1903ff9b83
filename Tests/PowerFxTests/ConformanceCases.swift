import Foundation

/// One published case: an expression and the text of its result, or of its errors.
struct ConformanceCase {
  var file: String
  var line: Int
  var input: String
  var expected: String
  /// Why it does not apply here: a name of `ConformanceRules.skips`.
  var skip: String?

  /// Whether the case is about errors found before anything runs.
  var isCompileError: Bool { expected.hasPrefix("Errors:") }
}

/// The published cases.
enum ConformanceCases {
  /// Where the cases are, when the corpus is at hand.
  static let folder = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"].map { $0 + "/powerfx" }

  /// All cases in order of file and line, each with the reason if it does not apply. Results in a file that
  /// overrides another replace those of the other.
  static func all() throws -> [ConformanceCase] {
    guard let folder else { return [] }
    var cases: [ConformanceCase] = []
    var places: [String: Int] = [:]
    for part in ["ExpressionTestCases", "InterpreterExpressionTestCases"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")
      for name in names.sorted() where name.hasSuffix(".txt") {
        let file = read(try String(contentsOfFile: "\(folder)/\(part)/\(name)", encoding: .utf8), name: name)
        for found in file.cases {
          let key = (file.overrides ?? name) + "\n" + found.input
          if found.skip == nil, let place = places[key] {
            cases[place].expected = found.expected
          } else {
            if found.skip == nil { places[key] = cases.count }
            cases.append(found)
          }
        }
      }
    }
    return cases
  }

  private static func read(_ text: String, name: String) -> (cases: [ConformanceCase], overrides: String?) {
    var cases: [ConformanceCase] = []
    var overrides: String?
    var skip: String?
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
          let isSkipped = line.lowercased().hasPrefix("#skip")
          cases.append(
            ConformanceCase(
              file: name, line: current.line, input: current.text, expected: trimmed(line),
              skip: skip ?? (isSkipped ? "#SKIP" : ConformanceRules.foreignFunction(in: current.text))))
          input = nil
        }
      } else if line.hasPrefix(">>") {
        input = (trimmed(line.dropFirst(2)), index + 1)
      } else if line.lowercased().hasPrefix("#setup:") {
        skip = skip ?? reason(String(line.dropFirst(7)))
      } else if line.lowercased().hasPrefix("#override:") {
        overrides = trimmed(line.dropFirst(10))
      }
    }
    return (cases, overrides)
  }

  /// The first flag of a file's set-up that does not apply here.
  private static func reason(_ setup: String) -> String? {
    let flags = (setup.components(separatedBy: "//").first ?? "").split(separator: ",").map(trimmed)
    for flag in flags {
      let name = String(flag.prefix { $0 != "(" })
      if ConformanceRules.skips[name] != nil { return name }
    }
    return nil
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    text.trimmingCharacters(in: .whitespaces)
  }
}
