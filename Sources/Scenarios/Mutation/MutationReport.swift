import Basis
import SourceYAML

/// What came of all mutants.
public struct MutationReport: Sendable {
  /// A mutant that no scenario noticed.
  public struct Survivor: Sendable {
    /// The file, as the person can open it.
    public var path: String
    /// The mutant.
    public var mutant: Mutant
    /// Why nothing can or need notice it; nil when nobody has said so.
    public var reason: String?
  }

  /// Numbers of one kind, or of all.
  public struct Count: Sendable, Equatable {
    /// Mutants that could be played.
    public var all = 0
    /// Those that a scenario noticed.
    public var noticed = 0
    /// Mutants that could not be loaded.
    public var invalid = 0

    /// The share that was noticed, 0 to 1; 1 of none.
    public var share: Double { all == 0 ? 1 : Double(noticed) / Double(all) }

    static func + (a: Count, b: Count) -> Count {
      Count(all: a.all + b.all, noticed: a.noticed + b.noticed, invalid: a.invalid + b.invalid)
    }
  }

  /// Numbers by kind.
  public private(set) var counts: [Mutant.Kind: Count] = [:]
  /// The survivors in order of file and place.
  public private(set) var survivors: [Survivor] = []

  /// Makes a report.
  ///
  /// - Parameter known: the survivors that somebody has looked at.
  public init(
    _ results: [(file: MutationSuite.File, verdicts: [MutationSuite.Verdict])], known: KnownSurvivors
  ) {
    for (file, verdicts) in results {
      for (mutant, verdict) in zip(file.mutants, verdicts) {
        var count = counts[mutant.kind] ?? Count()
        switch verdict {
        case .invalid: count.invalid += 1
        case .noticed:
          count.all += 1
          count.noticed += 1
        case .survived:
          count.all += 1
          survivors.append(
            Survivor(path: file.path, mutant: mutant, reason: known.reason(of: mutant, in: file.path)))
        }
        counts[mutant.kind] = count
      }
    }
  }

  /// Numbers of all kinds.
  public var total: Count { counts.values.reduce(Count(), +) }

  /// The report as text: survivors with their places, then the numbers by kind.
  public var text: String {
    var lines: [String] = []
    for survivor in survivors {
      let place = survivor.mutant.span.start
      lines.append(
        "\(survivor.path):\(place.line):\(place.column): \(survivor.mutant.kind.rawValue): \(survivor.mutant.what)"
      )
      if let reason = survivor.reason { lines.append("  because \(reason)") }
    }
    if !survivors.isEmpty { lines.append("") }
    for kind in Mutant.Kind.allCases {
      if let count = counts[kind] { lines.append(Self.line(kind.rawValue, count)) }
    }
    lines.append(Self.line("all", total))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ name: String, _ count: Count) -> String {
    let tenths = Int(count.share * 1000)
    let invalid = count.invalid > 0 ? ", \(count.invalid) that cannot be loaded not counted" : ""
    return "\(name): \(count.noticed) of \(count.all) noticed, \(tenths / 10).\(tenths % 10) %\(invalid)"
  }

  /// The report for programs.
  public var json: JSON {
    func numbers(_ count: Count) -> JSON {
      ["mutants": .int(count.all), "noticed": .int(count.noticed), "invalid": .int(count.invalid)]
    }
    return [
      "total": numbers(total),
      "kinds": .object(
        Mutant.Kind.allCases.compactMap { kind in counts[kind].map { JSON.Member(kind.rawValue, numbers($0)) }
        }),
      "survivors": .array(
        survivors.map { survivor in
          [
            "file": .string(survivor.path), "line": .int(survivor.mutant.span.start.line),
            "column": .int(survivor.mutant.span.start.column), "kind": .string(survivor.mutant.kind.rawValue),
            "change": .string(survivor.mutant.what), "reason": survivor.reason.map(JSON.string) ?? .null,
          ]
        }),
    ]
  }
}

/// Survivors that somebody has looked at, each with the reason why nothing need notice it: a list of `file` (its end, or
/// with `*`), `change` (what is done, or with `*`) and `reason`.
public struct KnownSurvivors: Sendable {
  private struct Entry: Sendable {
    var file: String
    var change: String
    var reason: String
  }

  private var entries: [Entry] = []

  /// None.
  public init() {}

  /// Reads the list.
  public init(_ text: String, file: String, _ diagnostics: inout [Diagnostic]) {
    let (root, findings) = YAML.parse(text, file: file)
    diagnostics += findings
    let entry = Reader<Entry>.mapping("survivor") { keys in
      let path = keys.required("file", .string)
      let change = keys.required("change", .string)
      let reason = keys.required("reason", .string)
      guard let path, let change, let reason else { return nil }
      return Entry(file: path, change: change, reason: reason)
    }
    if let root { entries = Reader<[Entry]>.list(entry).read(root, &diagnostics) ?? [] }
  }

  func reason(of mutant: Mutant, in path: String) -> String? {
    entries.first { entry in
      (path.hasSuffix(entry.file) || Wildcard.matches(path, pattern: entry.file))
        && Wildcard.matches(mutant.what, pattern: entry.change)
    }?.reason
  }
}
