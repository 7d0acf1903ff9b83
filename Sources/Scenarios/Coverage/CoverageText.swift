import Basis

extension Coverage {
  /// The numbers by kind, and what was missed with its place.
  public var text: String {
    var lines = Kind.allCases.compactMap { kind -> String? in
      let (covered, all) = share(of: kind)
      return all == 0 ? nil : Self.line(Self.plural(kind), covered, all)
    }
    let (covered, all) = share()
    lines.append(Self.line("all", covered, all))
    lines += missed.map { item in
      let place = item.file.isEmpty ? "" : "\(item.file):\(item.line): "
      return "missed  \(place)\(item.kind.rawValue) \(item.name)"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ what: String, _ covered: Int, _ all: Int) -> String {
    "\(what): \(covered) of \(all) (\(percent(covered, all)) %)"
  }

  /// A percentage with one digit, rounded down: 100.0 is everything.
  static func percent(_ covered: Int, _ all: Int) -> String {
    let tenths = all == 0 ? 1000 : covered * 1000 / all
    return "\(tenths / 10).\(tenths % 10)"
  }

  static func plural(_ kind: Kind) -> String {
    switch kind {
    case .branch: "branches"
    case .criterion: "criteria"
    default: "\(kind.rawValue)s"
    }
  }

  /// The numbers and every thing, for programs.
  public var json: JSON {
    let kinds = Kind.allCases.map { kind in
      let (covered, all) = share(of: kind)
      return JSON.Member(Self.plural(kind), ["covered": .int(covered), "all": .int(all)])
    }
    let (covered, all) = share()
    let items = counts.sorted { $0.key < $1.key }.map { item, count -> JSON in
      [
        "kind": .string(item.kind.rawValue), "name": .string(item.name), "file": .string(item.file),
        "line": .int(item.line), "count": .int(count),
      ]
    }
    return ["covered": .int(covered), "all": .int(all), "kinds": .object(kinds), "items": .array(items)]
  }

  /// The tracefile of lcov: topics are its functions, branches its branches, everything else its lines. What no file holds
  /// is not in it.
  public var lcov: String {
    let files = Dictionary(grouping: counts.filter { !$0.key.file.isEmpty }, by: \.key.file)
    return files.sorted { $0.key < $1.key }.map { file, items in
      Self.lcov(file, items.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 })
    }.joined()
  }

  private static func lcov(_ file: String, _ items: [(item: Item, count: Int)]) -> String {
    var lines = ["TN:", "SF:\(file)"]
    let topics = items.filter { $0.item.kind == .topic }
    lines += topics.map { "FN:\($0.item.line),\(name($0.item))" }
    lines += topics.map { "FNDA:\($0.count),\(name($0.item))" }
    lines += ["FNF:\(topics.count)", "FNH:\(topics.count { $0.count > 0 })"]
    let branches = items.filter { $0.item.kind == .branch }
    var hits: [Int: Int] = [:]
    for (item, count) in items where item.kind != .branch { hits[item.line, default: 0] += count }
    let asked = Dictionary(grouping: branches, by: \.item.line).mapValues { $0.contains { $0.count > 0 } }
    lines += branches.map { branch in
      let taken = asked[branch.item.line] == true ? String(branch.count) : "-"
      return "BRDA:\(branch.item.line),\(branch.item.column),\(branch.item.branch),\(taken)"
    }
    lines += ["BRF:\(branches.count)", "BRH:\(branches.count { $0.count > 0 })"]
    lines += hits.sorted { $0.key < $1.key }.map { "DA:\($0.key),\($0.value)" }
    lines += ["LF:\(hits.count)", "LH:\(hits.count { $0.value > 0 })", "end_of_record"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// A topic's name as one word of a line; its line makes it unique.
  private static func name(_ item: Item) -> String {
    String(item.name.map { $0.isNewline || $0 == "," ? " " : $0 })
  }
}
