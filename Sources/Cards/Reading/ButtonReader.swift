import Basis

extension AdaptiveReader {
  mutating func selectAction(_ json: JSON, depth: Int) -> CardButton? {
    json["selectAction"].flatMap { button($0, depth: depth, mayShowCard: false) }
  }

  mutating func buttons(_ json: JSON?, depth: Int) -> [CardButton] {
    (json?.array ?? []).compactMap { button($0, depth: depth, mayShowCard: true) }
  }

  /// A button, or its fallback.
  mutating func button(_ json: JSON, depth: Int, mayShowCard: Bool) -> CardButton? {
    guard depth < Card.deepest else {
      isCut = true
      return nil
    }
    if Self.isMet(json["requires"]) {
      var button = CardButton(
        place: place(), id: json["id"]?.plain, title: json["title"]?.plain ?? "",
        isEnabled: json["isEnabled"]?.bool ?? true, action: .open(""))
      if let action = action(json, depth: depth, mayShowCard: mayShowCard) {
        button.action = action
        return button
      }
      giveBack(button.place)
    }
    guard let fallback = json["fallback"], fallback.members != nil else { return nil }
    return button(fallback, depth: depth + 1, mayShowCard: mayShowCard)
  }

  private mutating func action(_ json: JSON, depth: Int, mayShowCard: Bool) -> CardButton.Action? {
    switch json["type"]?.string {
    case "Action.Submit", "Action.Execute":
      let isUniversal = json["type"] == "Action.Execute"
      return .submit(
        CardButton.CardSubmit(
          data: json["data"], takesInputs: json["associatedInputs"]?.string?.lowercased() != "none",
          verb: isUniversal ? json["verb"]?.plain ?? "" : nil))
    case "Action.OpenUrl": return .open(json["url"]?.plain ?? "")
    case "Action.ShowCard" where mayShowCard: return .show(inner(json["card"] ?? .null, depth: depth + 1))
    case "Action.ToggleVisibility":
      return .toggle(
        (json["targetElements"]?.array ?? []).compactMap { target in
          if let id = target.string { return .init(id: id, isVisible: nil) }
          return target["elementId"]?.plain.map { .init(id: $0, isVisible: target["isVisible"]?.bool) }
        })
    default: return nil
    }
  }
}
