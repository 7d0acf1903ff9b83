import Basis
import SourceYAML

/// What files would say if they expected what came: changes by position, so that comments and layout survive.
public struct GoldenUpdate: Sendable {
  /// A file with its changes.
  public struct File: Sendable, Equatable {
    /// The path, as the person can open it.
    public var path: String
    /// What it says now; nil for a file that is not there yet.
    public var old: String?
    /// What it would say.
    public var new: String
  }

  private var edits: [String: [SourceEdit]] = [:]
  private var written: [String: String] = [:]
  private var texts: [String: String] = [:]
  /// What did not hold and cannot be mended so: no value is plainly the one that came, or two cases want different ones.
  public private(set) var left = 0

  /// Makes an empty update.
  public init() {}

  /// Takes in what did not hold in a scenario.
  ///
  /// - Parameters:
  ///   - misses: with places and paths as the person can open them.
  ///   - shown: the path to show for a path of the bundle.
  ///   - source: the text of a file, by the path that is shown.
  public mutating func add(
    _ misses: [ScenarioResult.Miss], shown: (String) -> String, source: (String) -> String?
  ) {
    for miss in misses {
      switch miss.unmet.repair {
      case .value(let value)?:
        edit(miss.unmet.span, to: value.string.map(ScalarText.short) ?? value.text, source)
      case .write(let path, let text)?:
        let path = shown(path)
        texts[path] = source(path)
        if let other = written[path], other != text { left += 1 } else { written[path] = text }
      case nil: left += 1
      }
    }
  }

  private mutating func edit(_ span: SourceSpan, to text: String, _ source: (String) -> String?) {
    guard let old = source(span.file) else { return left += 1 }
    texts[span.file] = old
    let edit = SourceEdit(span, text)
    let others = edits[span.file] ?? []
    if others.contains(edit) { return }
    guard !others.contains(where: { $0.range.overlaps(edit.range) }) else { return left += 1 }
    edits[span.file] = others + [edit]
  }

  /// The files that change, in order of path.
  public var files: [File] {
    let edited = edits.compactMap { path, edits -> File? in
      guard let old = texts[path], let new = SourceEdit.apply(edits, to: old) else { return nil }
      return File(path: path, old: old, new: new)
    }
    let new = written.map { File(path: $0.key, old: texts[$0.key], new: $0.value) }
    return (edited + new).sorted { $0.path < $1.path }
  }
}

extension GoldenUpdate.File {
  /// What changes, line by line: what goes after a minus, what comes after a plus.
  public var difference: String {
    func lines(_ text: String) -> [Substring] {
      let all = text.split(separator: "\n", omittingEmptySubsequences: false)
      return all.last == "" ? Array(all.dropLast()) : all
    }
    let (before, after) = (lines(old ?? ""), lines(new))
    let difference = after.difference(from: before)
    var out = [old == nil ? "--- nothing" : "--- \(path)", "+++ \(path)"]
    var removed: [Int: Substring] = [:]
    var inserted: [Int: Substring] = [:]
    for change in difference {
      switch change {
      case .remove(let offset, let line, _): removed[offset] = line
      case .insert(let offset, let line, _): inserted[offset] = line
      }
    }
    var (position, place) = (0, 0)
    var isInside = false
    while position < before.count || place < after.count {
      if let line = removed[position] {
        if !isInside { out.append("@@ line \(position + 1) @@") }
        out.append("-\(line)")
        (position, isInside) = (position + 1, true)
      } else if let line = inserted[place] {
        if !isInside { out.append("@@ line \(position + 1) @@") }
        out.append("+\(line)")
        (place, isInside) = (place + 1, true)
      } else {
        (position, place, isInside) = (position + 1, place + 1, false)
      }
    }
    return out.joined(separator: "\n") + "\n"
  }
}
