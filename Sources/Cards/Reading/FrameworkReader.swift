import Basis

/// Reads the cards of the Bot Framework: hero, thumbnail, receipt, sign-in, OAuth, audio, video and animation
/// (Bot Framework cards schema).
struct FrameworkReader {
  private var nextPlace = 0

  mutating func button(_ json: JSON) -> CardButton {
    let value = json["value"]
    let words = json["text"]?.plain ?? value?.plain ?? json["title"]?.plain ?? ""
    let action: CardButton.Action =
      switch json["type"]?.string?.lowercased() {
      case "openurl", "signin", "call", "playaudio", "playvideo", "showimage", "downloadfile":
        .open(value?.plain ?? "")
      case "postback" where value?.members != nil || value?.array != nil: .post(value ?? .null)
      case "messageback" where value?.members != nil && json["text"]?.plain == nil: .post(value ?? .null)
      default: .say(words)
      }
    nextPlace += 1
    return CardButton(
      place: nextPlace - 1, title: json["title"]?.plain ?? "", isEnabled: true, action: action)
  }

  /// A card of a type, without the prefix all have.
  func card(_ name: String, _ json: JSON) -> Card {
    var reader = self
    return reader.read(name, json)
  }

  private mutating func read(_ name: String, _ json: JSON) -> Card {
    var card = Card(kind: "\(name) card")
    func add(_ member: String, _ look: CardLook) {
      if let text = json[member]?.plain, !text.isEmpty { card.body.append(CardElement(.text(text, look))) }
    }
    add("title", .heading)
    add("subtitle", .subtle)
    add("text", [])
    for image in (json["images"]?.array ?? []) + [json["image"]].compactMap(\.self) {
      card.body.append(CardElement(.picture(picture(image))))
    }
    for media in json["media"]?.array ?? [] {
      let words = media["profile"]?.plain ?? ""
      card.body.append(
        CardElement(
          .picture(CardPicture(kind: name, words: words, address: media["url"]?.plain ?? "", button: nil))))
    }
    if name == "receipt" { card.body += receipt(json) }
    if let tap = json["tap"] { card.body.append(CardElement(.buttons([button(tap)]))) }
    for json in json["buttons"]?.array ?? [] { card.buttons.append(button(json)) }
    return card
  }

  private mutating func picture(_ json: JSON) -> CardPicture {
    CardPicture(
      kind: "image", words: json["alt"]?.plain ?? "", address: json["url"]?.plain ?? json.string ?? "",
      button: json["tap"].map { button($0) })
  }

  /// The facts, the items with their prices, and the sums of a receipt.
  private mutating func receipt(_ json: JSON) -> [CardElement] {
    var elements: [CardElement] = []
    let facts = (json["facts"]?.array ?? []).map {
      CardFact(title: $0["key"]?.plain ?? "", value: $0["value"]?.plain ?? "")
    }
    if !facts.isEmpty { elements.append(CardElement(.facts(facts))) }
    for item in json["items"]?.array ?? [] {
      let quantity = item["quantity"]?.plain ?? ""
      let name = item["title"]?.plain ?? ""
      let price = item["price"]?.plain ?? ""
      let title = quantity.isEmpty ? name : "\(quantity) x \(name)"
      elements.append(CardElement(.facts([CardFact(title: title, value: price)]), isParted: elements.isEmpty))
      for member in ["subtitle", "text"] {
        if let text = item[member]?.plain, !text.isEmpty {
          elements.append(CardElement(.text(text, .subtle)))
        }
      }
      if let image = item["image"] { elements.append(CardElement(.picture(picture(image)))) }
      if let tap = item["tap"] { elements.append(CardElement(.buttons([button(tap)]))) }
    }
    let sums = [("Tax", "tax"), ("VAT", "vat"), ("Total", "total")].compactMap { title, member in
      json[member]?.plain.map { CardFact(title: title, value: $0) }
    }.filter { !$0.value.isEmpty }
    if !sums.isEmpty { elements.append(CardElement(.facts(sums), isParted: true)) }
    return elements
  }
}
