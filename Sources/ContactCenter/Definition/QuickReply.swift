/// A text that representatives have ready (CE create-quick-replies).
public struct QuickReply: Sendable, Equatable {
  /// What it is called.
  public var title: String
  /// The text, with slugs such as `{FirstName{Customer}}`.
  public var text: String
  /// Words it is found by, without `#`.
  public var tags: [String]
  /// The language it is for, as in `en-US`; nil for all.
  public var locale: String?
  /// The workstream it is for; nil for all.
  public var workstream: WorkstreamID?

  /// Makes a reply.
  public init(
    title: String, text: String, tags: [String] = [], locale: String? = nil, workstream: WorkstreamID? = nil
  ) {
    self.title = title
    self.text = text
    self.tags = tags
    self.locale = locale
    self.workstream = workstream
  }

  /// Whether a search finds it: `#tag` by its tags, a word in title or text; nothing finds every reply.
  public func matches(_ search: String) -> Bool {
    if search.isEmpty { return true }
    let wanted = search.lowercased()
    if wanted.hasPrefix("#") {
      let tag = wanted.dropFirst()
      return tags.contains { tag.isEmpty || $0.lowercased() == tag }
    }
    return title.lowercased().contains(wanted) || text.lowercased().contains(wanted)
  }

  /// The text with its slugs filled; a slug nobody knows stays as it is, and values are not filled again.
  public func filled(_ value: (String) -> String?) -> String {
    var filled = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "{"), let end = Self.end(of: rest[start...]) {
      filled += rest[..<start]
      let slug = String(rest[rest.index(after: start)..<end])
      filled += value(slug) ?? "{\(slug)}"
      rest = rest[rest.index(after: end)...]
    }
    return filled + rest
  }

  /// The brace that closes the one a text begins with; slugs hold at most one pair inside.
  private static func end(of text: Substring) -> String.Index? {
    var depth = 0
    for index in text.indices {
      if text[index] == "{" { depth += 1 }
      if text[index] == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
