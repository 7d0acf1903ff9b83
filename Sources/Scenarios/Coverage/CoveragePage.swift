import Basis

/// The count as a page: numbers by kind, then every file with its lines coloured.
public enum CoveragePage {
  /// The page.
  ///
  /// - Parameter source: the text of a file, by the path that is shown; its lines are left out when there is none.
  public static func html(_ coverage: Coverage, source: (String) -> String?) -> String {
    var body: [String] = ["<h1>Coverage</h1>", table(coverage)]
    let byFile = Dictionary(grouping: coverage.counts.filter { !$0.key.file.isEmpty }, by: \.key.file)
    for (file, items) in byFile.sorted(by: { $0.key < $1.key }) {
      body.append(section(file, items.map { ($0.key, $0.value) }, source(file)))
    }
    let missed = coverage.missed.filter { $0.file.isEmpty }
    if !missed.isEmpty {
      body.append("<h2>Not in a file, missed</h2><ul>")
      body += missed.map { "<li>\(Markup.escaped("\($0.kind.rawValue) \($0.name)"))</li>" }
      body.append("</ul>")
    }
    return """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Coverage</title><style>\(style)</style></head><body>
      \(body.joined(separator: "\n"))
      </body></html>

      """
  }

  private static let style =
    "body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}td,th{padding:.2em .8em;text-align:left}"
    + "pre{margin:0;line-height:1.4}.hit{background:#dff5df}.miss{background:#fbdcdc}.part{background:#fff3c9}"
    + "i{color:#777;font-style:normal;display:inline-block;width:9em}"

  private static func table(_ coverage: Coverage) -> String {
    func row(_ what: String, _ share: (covered: Int, all: Int)) -> String {
      "<tr><td>\(what)</td><td>\(share.covered) of \(share.all)</td>"
        + "<td>\(Coverage.percent(share.covered, share.all)) %</td></tr>"
    }
    let rows = Coverage.Kind.allCases.map { row(Coverage.plural($0), coverage.share(of: $0)) }
    return "<table>\(rows.joined())\(row("all", coverage.share()))</table>"
  }

  private static func section(
    _ file: String, _ items: [(item: Coverage.Item, count: Int)], _ text: String?
  ) -> String {
    let covered = items.count { $0.count > 0 }
    let head =
      "<h2>\(Markup.escaped(file)) \(covered) of \(items.count) (\(Coverage.percent(covered, items.count)) %)</h2>"
    let byLine = Dictionary(grouping: items, by: \.item.line)
    guard let text else {
      let missed = items.filter { $0.count == 0 }.sorted { $0.item < $1.item }
      let list = missed.map {
        "<li>line \($0.item.line): \(Markup.escaped("\($0.item.kind.rawValue) \($0.item.name)"))</li>"
      }
      return head + "<ul>\(list.joined())</ul>"
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      number, line in
      let found = byLine[number + 1] ?? []
      let hits = found.count { $0.count > 0 }
      let mark = found.isEmpty ? "" : hits == found.count ? "hit" : hits == 0 ? "miss" : "part"
      let count = found.map { String($0.count) }.joined(separator: " ")
      return
        "<div class=\"\(mark)\"><i>\(number + 1)\(count.isEmpty ? "" : ": " + count)</i>\(Markup.escaped(String(line)))</div>"
    }
    return head + "<pre>\(lines.joined())</pre>"
  }
}
