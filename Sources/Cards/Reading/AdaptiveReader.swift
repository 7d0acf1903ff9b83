import Basis

/// Reads an Adaptive Card, versions 1.0 to 1.6 (adaptivecards.io; the public JSON schema).
///
/// Unknown members are left out. An element of an unknown type, or one whose `requires` is not met, is replaced by
/// its `fallback`; without one, by the fallback of the nearest element around it that has one; without any it is
/// left out (schema 1.2).
struct AdaptiveReader {
  /// The latest version that is drawn.
  static let version = [1, 6]
  /// The number that the next button or input gets.
  private(set) var nextPlace = 0
  /// Whether something was nested too deep.
  var isCut = false

  /// An element cannot be shown, and somebody around it has a fallback.
  private struct Unshown: Error {}

  mutating func card(_ json: JSON) -> Card {
    if let written = json["version"]?.plain, Self.isNewer(written) {
      let words = json["fallbackText"]?.plain ?? ""
      let text = words.isEmpty ? "This card needs version \(written) of Adaptive Cards." : words
      return Card(kind: "adaptive card", body: [CardElement(.text(text, []))])
    }
    var card = inner(json, depth: 0)
    if isCut {
      let text = "[elements nested deeper than \(Card.deepest) are left out]"
      card.body.append(CardElement(.text(text, .subtle)))
    }
    return card
  }

  /// A card, or the card of a button.
  mutating func inner(_ json: JSON, depth: Int) -> Card {
    let body = elements(json["body"], depth: depth)
    var card = Card(kind: "adaptive card", body: body, buttons: buttons(json["actions"], depth: depth))
    if let button = selectAction(json, depth: depth) { card.body.append(CardElement(.buttons([button]))) }
    return card
  }

  private static func isNewer(_ version: String) -> Bool {
    let parts = version.split(separator: ".").prefix(2).map { Int($0) ?? 0 }
    return Self.version.lexicographicallyPrecedes(parts)
  }

  /// A number for a button or input.
  mutating func place() -> Int {
    nextPlace += 1
    return nextPlace - 1
  }

  /// Gives a number back that something was not shown with after all, and those after it.
  mutating func giveBack(_ place: Int) { nextPlace = place }

  // MARK: - Fallback

  /// Elements of a list; those that cannot be shown are left out.
  private mutating func elements(_ json: JSON?, depth: Int) -> [CardElement] {
    (json?.array ?? []).compactMap { try? element($0, depth: depth, hasFallback: false) }
  }

  private mutating func elements(_ json: JSON?, depth: Int, hasFallback: Bool) throws(Unshown)
    -> [CardElement]
  {
    var read: [CardElement] = []
    for json in json?.array ?? [] {
      if let element = try element(json, depth: depth, hasFallback: hasFallback) { read.append(element) }
    }
    return read
  }

  /// An element, or what stands for it; nil when nothing does.
  private mutating func element(_ json: JSON, depth: Int, hasFallback: Bool) throws(Unshown) -> CardElement? {
    guard depth < Card.deepest else {
      isCut = true
      return nil
    }
    let fallback = json["fallback"]
    if Self.isMet(json["requires"]) {
      let start = nextPlace
      do throws(Unshown) {
        if let element = try known(json, depth: depth, hasFallback: hasFallback || fallback != nil) {
          return element
        }
      } catch {
        nextPlace = start
      }
    }
    if fallback?.string?.lowercased() == "drop" { return nil }
    if let fallback, fallback.members != nil {
      return try element(fallback, depth: depth + 1, hasFallback: hasFallback)
    }
    if hasFallback { throw Unshown() }
    return nil
  }

  /// Whether what an element asks of the client is there: Adaptive Cards up to 1.6 and nothing else.
  static func isMet(_ requires: JSON?) -> Bool {
    (requires?.members ?? []).allSatisfy { feature in
      guard feature.name.lowercased() == "adaptivecards" else { return false }
      let asked = feature.value.plain ?? "*"
      return asked == "*" || !isNewer(asked)
    }
  }

  // MARK: - Elements

  /// An element of a known type; nil for a stranger.
  private mutating func known(_ json: JSON, depth: Int, hasFallback: Bool) throws(Unshown) -> CardElement? {
    guard let content = try content(json, depth: depth, hasFallback: hasFallback) else { return nil }
    return CardElement(
      content, id: json["id"]?.plain, isVisible: json["isVisible"]?.bool ?? true,
      isParted: json["separator"]?.bool ?? false)
  }

  private mutating func content(
    _ json: JSON, depth: Int, hasFallback: Bool
  ) throws(Unshown) -> CardElement.Content? {
    switch json["type"]?.string {
    case "TextBlock": return .text(CardDates.filled(json["text"]?.plain ?? ""), CardLook(json))
    case "RichTextBlock": return .rich((json["inlines"]?.array ?? []).map { run($0, depth: depth) })
    case "Image": return .picture(image(json, depth: depth))
    case "ImageSet":
      let images = (json["images"]?.array ?? []).map { CardElement(.picture(image($0, depth: depth))) }
      return .group(images, nil)
    case "Media": return .group(media(json), nil)
    case "FactSet":
      return .facts(
        (json["facts"]?.array ?? []).map {
          CardFact(
            title: CardDates.filled($0["title"]?.plain ?? ""),
            value: CardDates.filled($0["value"]?.plain ?? ""))
        })
    case "Container":
      let items = try elements(json["items"], depth: depth + 1, hasFallback: hasFallback)
      return .group(items, selectAction(json, depth: depth))
    case "ColumnSet":
      var columns: [CardColumn] = []
      for column in json["columns"]?.array ?? [] {
        guard let element = try self.column(column, depth: depth + 1, hasFallback: hasFallback) else {
          continue
        }
        columns.append(CardColumn(weight: Self.weight(column["width"]), element: element))
      }
      return .columns(columns, selectAction(json, depth: depth))
    case "Table": return .table(try table(json, depth: depth, hasFallback: hasFallback))
    case "ActionSet": return .buttons(buttons(json["actions"], depth: depth))
    case "Carousel":
      var pages: [CardElement] = []
      for page in json["pages"]?.array ?? [] {
        let items = try elements(page["items"], depth: depth + 1, hasFallback: hasFallback)
        pages.append(
          CardElement(
            .group(items, selectAction(page, depth: depth)), id: page["id"]?.plain,
            isVisible: page["isVisible"]?.bool ?? true))
      }
      return .pages(pages)
    case let type? where type.hasPrefix("Input."): return input(type, json, depth: depth).map { .input($0) }
    default: return nil
    }
  }

  /// A column, which need not say its type.
  private mutating func column(_ json: JSON, depth: Int, hasFallback: Bool) throws(Unshown) -> CardElement? {
    guard json["type"]?.string ?? "Column" == "Column" else {
      return try element(json, depth: depth, hasFallback: hasFallback)
    }
    var container = json.members ?? []
    container.removeAll { $0.name == "type" }
    container.append(JSON.Member("type", "Container"))
    return try element(.object(container), depth: depth, hasFallback: hasFallback)
  }

  /// `stretch` and a number share what is left; `auto` and pixels take what they need.
  private static func weight(_ width: JSON?) -> Int? {
    guard let width else { return nil }
    if let number = width.double ?? width.string.flatMap(Double.init) {
      return max(1, min(1000, Int(max(1, min(1000, number)))))
    }
    return width.string?.lowercased() == "stretch" ? 1 : nil
  }

  private mutating func table(_ json: JSON, depth: Int, hasFallback: Bool) throws(Unshown) -> CardTable {
    var rows: [[[CardElement]]] = []
    for row in json["rows"]?.array ?? [] {
      var cells: [[CardElement]] = []
      for cell in row["cells"]?.array ?? [] {
        var items = try elements(cell["items"], depth: depth + 1, hasFallback: hasFallback)
        if let button = selectAction(cell, depth: depth) { items.append(CardElement(.buttons([button]))) }
        cells.append(items)
      }
      rows.append(cells)
    }
    return CardTable(hasHead: json["firstRowAsHeaders"]?.bool ?? true, rows: rows)
  }

  private mutating func run(_ json: JSON, depth: Int) -> CardRun {
    if let text = json.string { return CardRun(text: CardDates.filled(text), look: [], button: nil) }
    return CardRun(
      text: CardDates.filled(json["text"]?.plain ?? ""), look: CardLook(json),
      button: selectAction(json, depth: depth))
  }

  private mutating func image(_ json: JSON, depth: Int) -> CardPicture {
    CardPicture(
      kind: "image", words: json["altText"]?.plain ?? "", address: json["url"]?.plain ?? "",
      button: selectAction(json, depth: depth))
  }

  private func media(_ json: JSON) -> [CardElement] {
    let words = json["altText"]?.plain ?? ""
    let sources = json["sources"]?.array ?? []
    let isSound = sources.first?["mimeType"]?.string?.lowercased().hasPrefix("audio/") ?? false
    return [
      CardElement(
        .picture(
          CardPicture(
            kind: isSound ? "audio" : "video", words: words, address: sources.first?["url"]?.plain ?? "",
            button: nil)))
    ]
  }
}

extension JSON {
  /// A text, number or truth as it reads; nil for anything else.
  var plain: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let truth): truth ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
