import Basis

/// Builds nodes from events, and finds what libyaml lets pass: equal keys, aliases that lead nowhere or
/// grow without bound, nesting beyond the limit, a second document.
struct Composer {
  /// How a segment ended.
  enum Outcome {
    /// Its value; nil when it has none.
    case value(Node?)
    /// It is not YAML from a scalar on.
    case brokenAt(Int)
    /// A limit was passed.
    case refused
  }

  private enum Stop: Error {
    case syntax(SyntaxProblem)
    case refused
  }

  /// A node and how deep it reaches; a scalar has height 0.
  private struct Built {
    var node: Node
    var height: Int
    var end: Int
  }

  private(set) var findings: Findings
  private let source: PreparedText
  private let events: EventStream
  private let isRestart: Bool
  private var anchors: [String: (built: Built, count: Int)] = [:]
  private var openAnchors: Set<String> = []
  private var nodesLeft = YAML.mostNodes

  init(_ source: PreparedText, segment: PreparedText.Segment, findings: Findings) {
    self.source = source
    self.findings = findings
    isRestart = segment.index > 0
    events = EventStream(source.bytes[segment.byte...], firstIndex: segment.index)
  }

  /// Reads the segment's document.
  mutating func run() -> Outcome {
    do throws(Stop) {
      return .value(try document())
    } catch .syntax(let problem) {
      findings.add(problem.diagnostic(in: source))
      return .brokenAt(problem.problemIndex)
    } catch {
      return .refused
    }
  }

  private mutating func document() throws(Stop) -> Node? {
    var root: Node?
    var documents = 0
    while true {
      let event = try next()
      switch event.kind {
      case .streamEnd:
        if root == nil, !isRestart { reportEmpty() }
        return root
      case .documentStart where documents == 1:
        reportSecondDocument(event)
        return root
      case .documentStart:
        documents += 1
        let first = try next()
        let built = try build(first, depth: 0)
        // A document with neither text nor properties is an empty scalar.
        if case .scalar("", .plain) = first.kind, first.start == first.end { continue }
        root = built.node
      default: continue
      }
    }
  }

  private func next() throws(Stop) -> YAMLEvent {
    do throws(SyntaxProblem) {
      return try events.next()
    } catch {
      throw .syntax(error)
    }
  }

  // MARK: - Nodes

  private mutating func build(_ event: YAMLEvent, depth: Int) throws(Stop) -> Built {
    if case .alias(let name) = event.kind { return try repeated(name, event, depth: depth) }
    try spend(1, at: event)
    let before = nodesLeft
    if let anchor = event.anchor { openAnchors.insert(anchor) }
    var built: Built
    switch event.kind {
    case .sequenceStart(let isFlow): built = try sequence(event, isFlow: isFlow, depth: depth)
    case .mappingStart(let isFlow): built = try mapping(event, isFlow: isFlow, depth: depth)
    case .scalar(let text, let style): built = scalar(text, style, event)
    default: built = scalar("", .plain, event)
    }
    built.node.tag = event.tag.map(source.restored)
    if let anchor = event.anchor {
      openAnchors.remove(anchor)
      anchors[anchor] = (built, before - nodesLeft + 1)
    }
    return built
  }

  private mutating func scalar(_ text: String, _ style: Node.Style, _ event: YAMLEvent) -> Built {
    let text = source.restored(text)
    let node = Node(.scalar(text, style), span: source.span(event.start, event.end))
    if style == .plain, text.utf8.first == UInt8(ascii: "*"), Self.looksLikeAlias(text) {
      findings.add(
        Diagnostic(
          .warning, YAML.Code.alias,
          "no anchor &\(text.dropFirst()) comes before this, so it is read as text",
          at: node.span, hint: "write it in quotes if it is text"))
    }
    return Built(node: node, height: 0, end: event.end)
  }

  private mutating func sequence(_ event: YAMLEvent, isFlow: Bool, depth: Int) throws(Stop) -> Built {
    try limit(depth, at: event)
    var items: [Node] = []
    var height = 0
    var end = event.end
    while true {
      let next = try next()
      if case .collectionEnd = next.kind {
        if isFlow { end = next.end }
        return Built(
          node: Node(.sequence(items), span: source.span(event.start, end)), height: height + 1, end: end)
      }
      let item = try build(next, depth: depth + 1)
      items.append(item.node)
      height = max(height, item.height)
      end = max(end, item.end)
    }
  }

  private mutating func mapping(_ event: YAMLEvent, isFlow: Bool, depth: Int) throws(Stop) -> Built {
    try limit(depth, at: event)
    var entries: [Node.Entry] = []
    var seen: [String: SourcePosition] = [:]
    var height = 0
    var end = event.end
    while true {
      let next = try next()
      if case .collectionEnd = next.kind {
        if isFlow { end = next.end }
        return Built(
          node: Node(.mapping(entries), span: source.span(event.start, end)), height: height + 1, end: end)
      }
      let key = try build(next, depth: depth + 1)
      let value = try build(try self.next(), depth: depth + 1)
      reportIfRepeated(key.node, among: entries, &seen)
      entries.append(Node.Entry(key: key.node, value: value.node))
      height = max(height, key.height, value.height)
      end = max(end, key.end, value.end)
    }
  }

  /// The value an alias stands for. Its nodes count again, and it must fit below where it is used.
  private mutating func repeated(_ name: String, _ event: YAMLEvent, depth: Int) throws(Stop) -> Built {
    guard !openAnchors.contains(name), let anchor = anchors[name] else {
      let inside = openAnchors.contains(name)
      let reason = inside ? "stands inside what it stands for" : "has no anchor &\(name) before it"
      findings.add(
        Diagnostic(
          .error, YAML.Code.alias, "the alias *\(name) \(reason)", at: source.span(event.start, event.end),
          hint: inside
            ? "write the value out" : "put &\(name) before the value it repeats, or write it in quotes"))
      return scalar("", .plain, event)
    }
    try spend(anchor.count, at: event)
    try limit(depth + anchor.built.height - 1, at: event)
    var built = anchor.built
    built.end = event.end
    return built
  }

  // MARK: - Limits

  private mutating func spend(_ count: Int, at event: YAMLEvent) throws(Stop) {
    nodesLeft -= count
    guard nodesLeft < 0 else { return }
    findings.add(
      Diagnostic(
        .error, YAML.Code.tooLarge,
        "the file has more than \(YAML.mostNodes) values, counting what aliases repeat",
        at: source.span(event.start, event.end), hint: "split the file, or use fewer aliases of aliases"))
    throw .refused
  }

  private mutating func limit(_ depth: Int, at event: YAMLEvent) throws(Stop) {
    guard depth >= YAML.deepest else { return }
    findings.add(
      Diagnostic(
        .error, YAML.Code.tooLarge, "nested deeper than \(YAML.deepest) levels",
        at: source.span(event.start, event.end), hint: "make the file flatter"))
    throw .refused
  }

  // MARK: - Findings

  /// Up to this many entries, looking through them is faster than a dictionary; most mappings are that small.
  private static let fewEntries = 12

  private mutating func reportIfRepeated(
    _ key: Node, among entries: [Node.Entry], _ seen: inout [String: SourcePosition]
  ) {
    guard let text = key.text else { return }
    let first: SourcePosition?
    if entries.count <= Self.fewEntries {
      first = entries.first { $0.key.text == text }?.key.span.start
    } else {
      if seen.isEmpty {
        for entry in entries {
          if let text = entry.key.text, seen[text] == nil { seen[text] = entry.key.span.start }
        }
      }
      first = seen[text]
      if first == nil { seen[text] = key.span.start }
    }
    guard let first else { return }
    findings.add(
      Diagnostic(
        .error, YAML.Code.duplicateKey,
        "the key \(text.excerpt) is already in this mapping at line \(first.line), column \(first.column)",
        at: key.span, hint: "delete one of the two or rename it"))
  }

  private mutating func reportSecondDocument(_ event: YAMLEvent) {
    findings.add(
      Diagnostic(
        .error, YAML.Code.severalDocuments, "a second document starts here; only the first is read",
        at: source.span(event.start, event.end), hint: "put it into a file of its own, or delete the line ---"
      ))
  }

  private mutating func reportEmpty() {
    findings.add(
      Diagnostic(.error, YAML.Code.empty, "the file is empty", at: .file(source.file), hint: "write its keys")
    )
  }

  private static func looksLikeAlias(_ text: String) -> Bool {
    let name = text.utf8.dropFirst()
    return !name.isEmpty
      && name.allSatisfy { (48...57).contains($0) || (97...122).contains($0 | 0x20) || $0 == 45 || $0 == 95 }
  }
}

extension String {
  /// The text in quotes, cut to forty characters: what a message says of a user's text.
  var excerpt: String {
    count <= 40 ? "“\(self)”" : "“\(prefix(39))…”"
  }
}
