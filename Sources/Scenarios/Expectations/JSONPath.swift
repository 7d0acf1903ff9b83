import Basis

extension JSON {
  /// The value at a path such as `attachments[0].content.body[1].text`: names with dots between them, places of lists
  /// from 0 in brackets, `[*]` for what all items of a list have there. A member that is called like the whole path
  /// comes first. Nil when there is nothing.
  subscript(path path: String) -> JSON? {
    if let member = self[path] { return member }
    guard let end = path.firstIndex(where: { $0 == "." || $0 == "[" }) else { return nil }
    let name = path[..<end]
    let inside = name.isEmpty ? self : self[String(name)]
    return inside?.following(path[end...])
  }

  /// The value at what is left of a path behind a name or a place.
  private func following(_ rest: Substring) -> JSON? {
    guard let first = rest.first else { return self }
    if first == "." { return self[path: String(rest.dropFirst())] }
    guard first == "[", let close = rest.firstIndex(of: "]") else { return nil }
    let place = rest[rest.index(after: rest.startIndex)..<close]
    let behind = rest[rest.index(after: close)...]
    guard let items = array else { return nil }
    if place == "*" { return .array(items.compactMap { $0.following(behind) }) }
    guard let number = Int(place), items.indices.contains(number) else { return nil }
    return items[number].following(behind)
  }
}
