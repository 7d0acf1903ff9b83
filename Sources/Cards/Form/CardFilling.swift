/// Filling a card in by words, for fronts without keys.
extension CardForm {
  /// Fills an input in by its name and a value as people write it.
  ///
  /// - Returns: what is wrong; nil when it is filled in.
  public mutating func fill(_ name: String, with value: String) -> String? {
    guard let input = input(named: name) else {
      let names = reachableInputs.map(\.name).joined(separator: ", ")
      return names.isEmpty ? "the card asks for nothing" : "the card asks for \(names)"
    }
    switch input.kind {
    case .text, .number, .date, .time: type(value, in: input.place)
    case .toggle(_, let on, let off, _):
      switch value.lowercased() {
      case "yes", "y", "on", "true", "x", on.lowercased(): set(input, isOn: true)
      case "no", "n", "off", "false", "", off.lowercased(): set(input, isOn: false)
      default: return "\(input.name) is yes or no"
      }
    case .choice(let list):
      let words = list.isMultiple ? value.split(separator: ",").map { $0.trimmed } : [value]
      var places: [Int] = []
      for word in words where !word.isEmpty {
        guard let place = list.place(of: word) else {
          return "\(input.name) is one of \(list.numbered.joined(separator: ", "))"
        }
        if !places.contains(place) { places.append(place) }
      }
      set(input, chosen: places.sorted())
    }
    return nil
  }

  /// The inputs that are shown.
  public var reachableInputs: [CardInput] {
    let places = Set(controls.compactMap(\.input))
    return card.allInputs.filter { places.contains($0.place) }
  }

  /// The buttons that are shown and can be pressed.
  public var reachableButtons: [CardButton] {
    let all = card.allButtons
    return controls.compactMap { control in
      if case .button(let place) = control { all.first { $0.place == place } } else { nil }
    }
  }

  /// The buttons that send what is filled in.
  public var sendingButtons: [CardButton] {
    reachableButtons.filter { if case .submit = $0.action { true } else { false } }
  }

  private func input(named name: String) -> CardInput? {
    let wanted = name.lowercased()
    let inputs = reachableInputs
    return inputs.first { $0.id.lowercased() == wanted } ?? inputs.first { $0.name.lowercased() == wanted }
      ?? inputs.first { !wanted.isEmpty && $0.name.lowercased().hasPrefix(wanted) }
  }
}

extension CardChoices {
  /// The place of a choice by its words, its value or its number in the list.
  func place(of word: String) -> Int? {
    let wanted = word.lowercased()
    return choices.firstIndex { $0.title.lowercased() == wanted }
      ?? choices.firstIndex { $0.value.lowercased() == wanted }
      ?? Int(word).flatMap { choices.indices.contains($0 - 1) ? $0 - 1 : nil }
  }

  /// Every choice with its number.
  public var numbered: [String] { choices.enumerated().map { "\($0.offset + 1) \($0.element.title)" } }
}

extension Substring {
  /// Without spaces at either end.
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
