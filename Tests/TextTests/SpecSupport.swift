import Text

/// One example of a CommonMark specification text.
struct SpecExample {
  var number: Int
  /// The word after `example`, an extension's name in GitHub's text.
  var kind: String
  var markdown: String
  var html: String

  static func all(in spec: String) -> [SpecExample] {
    var examples: [SpecExample] = []
    var current: SpecExample?
    var isHTML = false
    for line in spec.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("````````````````````````````````") {
        if let finished = current {
          examples.append(finished)
          current = nil
        } else {
          let kind = line.drop { $0 == "`" }.split(separator: " ").dropFirst().first ?? ""
          current = SpecExample(number: examples.count + 1, kind: String(kind), markdown: "", html: "")
          isHTML = false
        }
      } else if line == ".", !isHTML {
        isHTML = true
      } else if current != nil {
        let text = line.replacing("→", with: "\t") + "\n"
        if isHTML { current?.html += text } else { current?.markdown += text }
      }
    }
    return examples
  }
}

/// Writes blocks as HTML, a tag around each run, so that they can be compared with the reference.
enum HTMLWriter {
  /// Blocks as GitHub writes them: nine tags of raw HTML are text.
  static func filteredHTML(_ blocks: [Block]) -> String { filtered(html(blocks)) }

  static func html(_ blocks: [Block], isTight: Bool = false) -> String {
    blocks.map { html($0, isTight: isTight) }.joined(separator: "\n")
  }

  private static func html(_ block: Block, isTight: Bool) -> String {
    switch block {
    case .paragraph(let text): return isTight ? inline(text) : "<p>\(inline(text))</p>"
    case .heading(let level, let text): return "<h\(level)>\(inline(text))</h\(level)>"
    case .code(_, let text): return "<pre><code>\(escaped(text))</code></pre>"
    case .quote(let blocks): return "<blockquote>\n\(html(blocks))\n</blockquote>"
    case .rule: return "<hr />"
    case .html(let text): return text
    case .list(let list):
      let items = list.items.map { item in
        let box = item.isDone.map { "<input checked=\"\($0)\"/> " } ?? ""
        return "<li>\(box)\(html(item.blocks, isTight: list.isTight))</li>"
      }.joined(separator: "\n")
      let start = list.start ?? 1
      return list.start == nil
        ? "<ul>\(items)</ul>" : "<ol\(start == 1 ? "" : " start=\"\(start)\"")>\(items)</ol>"
    case .table(let table):
      func row(_ cells: [StyledText], _ tag: String) -> String {
        "<tr>"
          + zip(cells, table.alignments).map { cell, alignment in
            let align =
              alignment == .center ? " align=\"center\"" : alignment == .right ? " align=\"right\"" : ""
            return "<\(tag)\(align)>\(inline(cell))</\(tag)>"
          }.joined() + "</tr>"
      }
      return "<table><thead>\(row(table.head, "th"))</thead>"
        + (table.rows.isEmpty ? "" : "<tbody>\(table.rows.map { row($0, "td") }.joined())</tbody>")
        + "</table>"
    }
  }

  /// Raw HTML without the nine tags that GitHub's writer shows as text; we show all of it as text.
  static func filtered(_ html: String) -> String {
    var html = html
    for tag in [
      "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
    ] {
      for spelled in [tag, tag.uppercased()] {
        html = html.replacing("<\(spelled)", with: "&lt;\(spelled)").replacing(
          "</\(spelled)", with: "&lt;/\(spelled)")
      }
    }
    return html
  }

  private static func inline(_ text: StyledText) -> String {
    var html = ""
    var alternative = ""
    for (index, run) in text.runs.enumerated() {
      let piece = String(text.slice(run.range))
      // What stands for a missing description is no description.
      if run.attributes.contains(.decoration), let image = run.image {
        html += "<img src=\"\(escaped(encoded(image)))\" alt=\"\" />"
        continue
      }
      var tagged = run.attributes.contains(.html) ? piece : escaped(piece)
      if let image = run.image {
        alternative += piece
        if index + 1 < text.runs.count, text.runs[index + 1].image == image { continue }
        tagged = "<img src=\"\(escaped(encoded(image)))\" alt=\"\(escaped(alternative))\" />"
        alternative = ""
      }
      let tags: [(TextAttributes, String)] = [
        (.code, "code"), (.italic, "em"), (.bold, "strong"), (.strike, "del"),
      ]
      for (attribute, tag) in tags where run.attributes.contains(attribute) && run.image == nil {
        tagged = "<\(tag)>\(tagged)</\(tag)>"
      }
      if let link = run.link { tagged = "<a href=\"\(escaped(encoded(link)))\">\(tagged)</a>" }
      html += tagged
    }
    return html
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// A destination as the reference writes it: bytes that do not belong in one as `%XX`.
  private static func encoded(_ link: String) -> String {
    let safe = Set("-_.+!*'(),%#@?=;:/&$~".utf8)
    return link.utf8.map { byte in
      let isLetter =
        byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || byte >= 0x30 && byte <= 0x39
      return isLetter || safe.contains(byte)
        ? String(Unicode.Scalar(byte))
        : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}

/// HTML as a list of block tags and of text with the inline tags around it, so that the order in which tags
/// were nested does not matter.
enum FlatHTML {
  static func flatten(_ html: String) -> [String] {
    var items: [(text: String, isText: Bool, tags: [String])] = []
    var open: [(name: String, value: String)] = []
    var isCode = false
    var rest = html[...]
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">"), isTag(rest[..<end].dropFirst()) {
        let tag = rest[..<end].dropFirst()
        rest = rest[end...].dropFirst()
        let name = String(tag.prefix { $0 != " " && $0 != "\n" }).lowercased()
        let plain = name.hasPrefix("/") ? String(name.dropFirst()) : name
        switch plain {
        case "br", "br/": continue
        case "em", "strong", "del", "a", "code":
          if plain == "code", isCode { continue }
          if name == plain {
            open.append((plain, attribute("href", of: tag)))
          } else if let index = open.lastIndex(where: { $0.name == plain }) {
            open.remove(at: index)
          }
        case "input":
          items.append(
            ("input \(tag.contains("checked=\"\"") || tag.contains("checked=\"true\""))", false, []))
        case "pre":
          isCode = name == plain
          items.append((name, false, []))
        case "img":
          let alt = attribute("alt", of: tag)
          items.append(
            ("img \(attribute("src", of: tag)) \(alt)", false, open.filter { $0.name == "a" }.map(\.value)))
        default:
          // At the left is where everything stands.
          let kept = ["start", "align"].map { attribute($0, of: tag) }.filter { $0 != "left" }.joined()
          items.append(("\(name) \(kept)", false, []))
        }
      } else {
        let end = rest.dropFirst().firstIndex(of: "<") ?? rest.endIndex
        let text = rest[..<end]
        rest = rest[end...]
        let tags = Set(open.map { "\($0.name)\($0.value)" }).sorted()
        if let last = items.last, last.isText, last.tags == tags {
          items[items.count - 1].text += unescaped(text)
        } else {
          items.append((unescaped(text), true, tags))
        }
      }
    }
    return items.compactMap { item in
      guard item.isText else { return "<\(item.text.trimmed)>\(item.tags.joined(separator: ","))" }
      // Line ends around tags mean nothing; tabs are expanded, so runs of spaces count as one.
      let lines = item.text.split(separator: "\n").map { line in
        line.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
      }
      let text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
      return text.isEmpty ? nil : "\(item.tags.joined(separator: ",")): \(text)"
    }
  }

  private static func isTag(_ text: Substring) -> Bool {
    guard let first = text.first else { return false }
    return first.isLetter || first == "/"
  }

  private static func attribute(_ name: String, of tag: Substring) -> String {
    guard let range = tag.firstRange(of: "\(name)=\"") else { return "" }
    return unescaped(tag[range.upperBound...].prefix { $0 != "\"" })
  }

  private static func unescaped(_ text: Substring) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&").description
  }
}

extension StringProtocol {
  /// Without spaces and tabs at either end.
  fileprivate var trimmed: String {
    let start = self.drop { $0 == " " || $0 == "\t" }
    let end = start.lastIndex { $0 != " " && $0 != "\t" }.map { start.index(after: $0) } ?? start.startIndex
    return String(start[..<end])
  }
}
