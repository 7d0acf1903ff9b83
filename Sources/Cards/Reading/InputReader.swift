import Basis

extension AdaptiveReader {
  /// Something to fill in; nil for a type nobody knows.
  mutating func input(_ type: String, _ json: JSON, depth: Int) -> CardInput? {
    let place = place()
    guard let kind = inputKind(type, json, depth: depth) else { return nil }
    return CardInput(
      place: place, id: json["id"]?.plain ?? "", label: CardDates.filled(json["label"]?.plain ?? ""),
      isRequired: json["isRequired"]?.bool ?? false, errorMessage: json["errorMessage"]?.plain ?? "",
      placeholder: json["placeholder"]?.plain ?? "", kind: kind)
  }

  private mutating func inputKind(_ type: String, _ json: JSON, depth: Int) -> CardInput.Kind? {
    let value = json["value"]?.plain ?? ""
    switch type {
    case "Input.Text":
      let isSecret = json["style"]?.string?.lowercased() == "password"
      return .text(
        CardTextInput(
          value: value, isMultiline: json["isMultiline"]?.bool == true && !isSecret, isSecret: isSecret,
          longest: json["maxLength"]?.double.map { Int(max(0, min(1_000_000, $0))) },
          pattern: json["regex"]?.string,
          button: json["inlineAction"].flatMap { button($0, depth: depth, mayShowCard: true) }))
    case "Input.Number": return .number(value: value, least: json["min"]?.number, most: json["max"]?.number)
    case "Input.Date":
      return .date(value: value, earliest: json["min"]?.string, latest: json["max"]?.string)
    case "Input.Time":
      return .time(value: value, earliest: json["min"]?.string, latest: json["max"]?.string)
    case "Input.Toggle":
      let on = json["valueOn"]?.plain ?? "true"
      return .toggle(
        title: CardDates.filled(json["title"]?.plain ?? ""), on: on, off: json["valueOff"]?.plain ?? "false",
        isOn: json["value"]?.plain == on)
    case "Input.ChoiceSet": return .choice(choices(json, value: value))
    default: return nil
    }
  }

  private func choices(_ json: JSON, value: String) -> CardChoices {
    let choices = (json["choices"]?.array ?? []).map {
      CardChoices.Choice(title: $0["title"]?.plain ?? "", value: $0["value"]?.plain ?? "")
    }
    let isMultiple = json["isMultiSelect"]?.bool ?? false
    let style: CardChoices.Style =
      switch json["style"]?.string?.lowercased() {
      case "expanded": .expanded
      case "filtered": .filtered
      default: isMultiple ? .expanded : .compact
      }
    let wanted = isMultiple ? value.split(separator: ",").map(String.init) : [value]
    var chosen = choices.indices.filter { wanted.contains(choices[$0].value) && !value.isEmpty }
    if !isMultiple { chosen = Array(chosen.prefix(1)) }
    return CardChoices(choices: choices, isMultiple: isMultiple, style: style, chosen: chosen)
  }
}

extension JSON {
  /// A number, written as one or as a text.
  var number: Double? { double ?? string.flatMap(Double.init) }
}
