import Basis
import Text

/// What a card has to show, worked out from its JSON alone and apart from the reader: texts, labels, choices and
/// actions in order, with fallback followed.
struct CardOracle {
  /// Something that has to be drawn.
  indirect enum Item {
    /// Words that are read as Markdown.
    case text(String)
    /// Words as they are.
    case plain(String)
    /// A button: words, the card it shows, the ids it shows and hides.
    case action(Int, title: String, card: [Item]?, targets: [(id: String, isVisible: Bool?)])
    /// What has an id, and whether it is shown at first.
    case element(id: String?, isVisible: Bool, [Item])
  }

  private(set) var items: [Item] = []
  private var actions = 0

  init(_ json: JSON) {
    if (json["version"]?.string.flatMap(Double.init) ?? 1) > 1.6 {
      items = [.text(json["fallbackText"]?.string ?? "")]
    } else {
      items = card(json)
    }
  }

  /// What is drawn while these buttons' cards are open and these ids are shown or hidden.
  func words(opened: Set<Int> = [], shown: [String: Bool] = [:]) -> String {
    Self.words(items, opened, shown)
  }

  private static func words(_ items: [Item], _ opened: Set<Int>, _ shown: [String: Bool]) -> String {
    items.map { item -> String in
      switch item {
      case .text(let text): Drawn.markdown(text)
      case .plain(let text): Drawn.squeezed(Sanitizer.visible(text, as: .folded))
      // A card that is open follows all buttons of its set.
      case .action(_, let title, _, _): Drawn.squeezed(Sanitizer.visible(title, as: .folded))
      case .element(let id, let isVisible, let inner):
        id.flatMap { shown[$0] } ?? isVisible ? self.words(inner, opened, shown) : ""
      }
    }.joined()
      + items.map { item -> String in
        if case .action(let number, _, let card?, _) = item, opened.contains(number) {
          self.words(card, opened, shown)
        } else {
          ""
        }
      }.joined()
  }

  /// Every button, in the order of the card.
  var allActions: [(number: Int, card: [Item]?, targets: [(id: String, isVisible: Bool?)])] {
    Self.actions(items)
  }

  private static func actions(
    _ items: [Item]
  ) -> [(number: Int, card: [Item]?, targets: [(id: String, isVisible: Bool?)])] {
    items.flatMap { item -> [(number: Int, card: [Item]?, targets: [(id: String, isVisible: Bool?)])] in
      switch item {
      case .text, .plain: []
      case .action(let number, _, let card, let targets): [(number, card, targets)] + actions(card ?? [])
      case .element(_, _, let inner): actions(inner)
      }
    }
  }

  // MARK: - Reading

  private struct Gone: Error {}

  private mutating func card(_ json: JSON) -> [Item] {
    var items: [Item] = []
    for element in json["body"]?.array ?? [] { items += (try? self.element(element, false)) ?? [] }
    var buttons: [Item] = []
    for button in json["actions"]?.array ?? [] { buttons += action(button) }
    if let select = json["selectAction"] {
      items.append(.element(id: nil, isVisible: true, action(select, false)))
    }
    return items + [.element(id: nil, isVisible: true, buttons)]
  }

  private func isThere(_ requires: JSON?) -> Bool {
    (requires?.members ?? []).allSatisfy {
      $0.name == "adaptiveCards" && ($0.value.string.flatMap(Double.init) ?? 0) <= 1.6
    }
  }

  private mutating func element(_ json: JSON, _ isSafe: Bool) throws -> [Item] {
    let before = actions
    if isThere(json["requires"]) {
      do {
        if let items = try known(json, isSafe || json["fallback"] != nil) {
          return [.element(id: json["id"]?.string, isVisible: json["isVisible"] != false, items)]
        }
      } catch { actions = before }
    }
    if json["fallback"] == "drop" { return [] }
    if let fallback = json["fallback"] { return try element(fallback, isSafe) }
    if isSafe { throw Gone() }
    return []
  }

  private mutating func elements(_ json: JSON?, _ isSafe: Bool) throws -> [Item] {
    var items: [Item] = []
    for json in json?.array ?? [] { items += try element(json, isSafe) }
    return items
  }

  private mutating func select(_ json: JSON) -> [Item] {
    json["selectAction"].map { [.element(id: nil, isVisible: true, action($0, false))] } ?? []
  }

  private func shown(_ value: JSON?) -> String {
    switch value {
    case .string(let text): text
    case .number(let text): text
    default: ""
    }
  }

  private mutating func known(_ json: JSON, _ isSafe: Bool) throws -> [Item]? {
    switch json["type"]?.string {
    case "TextBlock": return [.text(shown(json["text"]))]
    case "RichTextBlock":
      return (json["inlines"]?.array ?? []).flatMap { run -> [Item] in
        let text = Item.plain(run.string ?? shown(run["text"]))
        // The button of a run is the run itself.
        if run["selectAction"] != nil { actions += 1 }
        return [text]
      }
    case "Image": return [.plain(shown(json["altText"]))] + select(json)
    case "ImageSet":
      return (json["images"]?.array ?? []).flatMap { [.plain(shown($0["altText"]))] + select($0) }
    case "Media": return [.plain(shown(json["altText"]))]
    case "FactSet":
      return (json["facts"]?.array ?? []).flatMap { [.text(shown($0["title"])), .text(shown($0["value"]))] }
    case "Container": return try elements(json["items"], isSafe) + select(json)
    case "ColumnSet":
      var items: [Item] = []
      for column in json["columns"]?.array ?? [] {
        var members = column.members ?? []
        if column["type"] == nil || column["type"] == "Column" {
          members.append(JSON.Member("type", "Container"))
        }
        items += try element(.object(members), isSafe)
      }
      return items + select(json)
    case "Table":
      var items: [Item] = []
      for row in json["rows"]?.array ?? [] {
        for cell in row["cells"]?.array ?? [] { items += try elements(cell["items"], isSafe) + select(cell) }
      }
      return items
    case "ActionSet": return (json["actions"]?.array ?? []).flatMap { action($0) }
    case "Carousel":
      var items: [Item] = []
      for page in json["pages"]?.array ?? [] {
        let inner = try elements(page["items"], isSafe) + select(page)
        items.append(.element(id: page["id"]?.string, isVisible: page["isVisible"] != false, inner))
      }
      return items
    case "Input.Text", "Input.Number", "Input.Date", "Input.Time", "Input.Toggle", "Input.ChoiceSet":
      actions += 1
      var items: [Item] = [.text(shown(json["label"])), .plain(shown(json["title"]))]
      items += (json["choices"]?.array ?? []).map { .plain(shown($0["title"])) }
      if let inline = json["inlineAction"] {
        items.append(.element(id: nil, isVisible: true, action(inline)))
      }
      return items
    default: return nil
    }
  }

  /// A button and what it shows. Words that we put on a button without any are no part of the card.
  private mutating func action(_ json: JSON, _ mayShow: Bool = true) -> [Item] {
    let number = actions
    actions += 1
    let title = shown(json["title"])
    switch json["type"]?.string {
    case "Action.Submit", "Action.Execute", "Action.OpenUrl":
      return [.action(number, title: title, card: nil, targets: [])]
    case "Action.ShowCard" where mayShow:
      return [.action(number, title: title, card: card(json["card"] ?? .null), targets: [])]
    case "Action.ToggleVisibility":
      let targets = (json["targetElements"]?.array ?? []).map {
        (id: $0.string ?? shown($0["elementId"]), isVisible: $0["isVisible"]?.bool)
      }
      return [.action(number, title: title, card: nil, targets: targets)]
    default:
      actions = number
      return json["fallback"]?.members == nil ? [] : action(json["fallback"] ?? .null, mayShow)
    }
  }
}

/// What a drawing says, without what was added to the card's words and without spaces.
enum Drawn {
  static func words(_ lines: [StyledLine]) -> String {
    squeezed(
      lines.flatMap(\.pieces).filter { $0.attributes.isDisjoint(with: [.decoration, .address]) }
        .map { String($0.text) }.joined())
  }

  static func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  /// The words of a text block: its Markdown without marks, links without where they lead.
  static func markdown(_ text: String) -> String {
    squeezed(Markdown.parse(text, dialect: .card).map(words).joined())
  }

  private static func words(_ block: Block) -> String {
    switch block {
    case .paragraph(let text), .heading(_, let text): text.text
    case .list(let list): list.items.map { $0.blocks.map(words).joined() }.joined()
    case .code(_, let text), .html(let text): text
    case .quote(let blocks): blocks.map(words).joined()
    case .table(let table): (table.head + table.rows.joined()).map(\.text).joined()
    case .rule: ""
    }
  }
}
