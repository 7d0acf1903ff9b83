import Basis

extension ScenarioOpener {
  /// The outcome of opening: what was loaded, and every finding with the texts to show them in.
  public struct Outcome: Sendable {
    /// A folder of the bundle and where it is on disk.
    struct Place: Sendable {
      var bundle: String
      var disk: String
    }

    /// What was loaded; nil when an error makes a run meaningless.
    public let opened: Opened?
    /// Findings of all files, with paths as the person can open them.
    public let diagnostics: [Diagnostic]
    private let bundle: SourceBundle
    private let places: [Place]

    /// - Parameters:
    ///   - read: findings of the disk, with paths on disk.
    ///   - loaded: findings about texts, with paths in the bundle.
    init(
      _ opened: Opened?, read: [Diagnostic], loaded: [Diagnostic], _ bundle: SourceBundle, places: [Place]
    ) {
      self.opened = opened
      self.bundle = bundle
      self.places = places
      // What could not be read is missing among the texts as well; once is enough.
      let isMissing = read.contains { $0.severity == .error }
      diagnostics =
        read
        + loaded.filter { !isMissing || $0.code != "scenario.missing-file" }.map { Self.shown($0, places) }
    }

    /// A finding about a text of the bundle, with its path as the person can open it.
    public func shown(_ finding: Diagnostic) -> Diagnostic { Self.shown(finding, places) }

    /// A path of the bundle as the person can open it.
    public func shown(_ path: String) -> String { Self.shown(path, places) }

    /// The files it is made of, as the person can open them.
    public var files: [String] { bundle.files.map { shown($0.path) } }

    /// The text of a file, by the path that is shown.
    public func source(_ path: String) -> String? { bundle.files.first { shown($0.path) == path }?.text }

    private static func shown(_ finding: Diagnostic, _ places: [Place]) -> Diagnostic {
      var finding = finding
      if let file = finding.span?.file { finding.span?.file = shown(file, places) }
      return finding
    }

    private static func shown(_ path: String, _ places: [Place]) -> String {
      for place in places {
        if path == place.bundle { return place.disk }
        let folder = place.bundle.isEmpty ? "" : place.bundle + "/"
        guard path.hasPrefix(folder) else { continue }
        return relative(Disk.join(place.disk, String(path.dropFirst(folder.count))))
      }
      return path
    }
  }

  /// What a file is, by its keys.
  public enum Content: Sendable {
    case scenario
    case organization
    case other
  }

  /// Looks at a file's first level of keys; what cannot be read counts as a scenario, whose opening says why.
  public static func content(of path: String) -> Content {
    guard let text = try? Disk.readText(path) else { return .scenario }
    let keys = text.split(whereSeparator: \.isNewline).compactMap { line in
      line.first == " " ? nil : line.split(separator: ":", maxSplits: 1).first.map(String.init)
    }
    if keys.contains("scenario") { return .scenario }
    if keys.contains("organization") || keys.contains("workstreams") { return .organization }
    return ["kind", "mcs.metadata", "beginDialog", "schemaName"].contains(where: keys.contains)
      ? .other : .scenario
  }
}
