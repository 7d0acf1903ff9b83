import Text

extension CardDrawing {
  /// Columns of an empty field.
  private static let fieldWidth = 24

  /// A label, what is filled in, and what is wrong with it.
  func input(_ input: CardInput, width: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    var label = words(input.label, [], width: width)
    if input.isRequired {
      let star = StyledLine.Piece(" *", [.decoration, .problem])
      if let last = label.last, last.columns + 2 <= width {
        label[label.count - 1].pieces.append(star)
      } else {
        label.append(StyledLine([.init("*", [.decoration, .problem])]))
      }
    }
    lines += label
    switch input.kind {
    case .toggle(let title, _, _, _): lines += toggle(input, title, width: width)
    case .choice(let list): lines += choices(input, list, width: width)
    case .text(let text):
      lines += field(input, isSecret: text.isSecret, width: width)
      lines += buttons([text.button].compactMap(\.self), width: width)
    case .number, .date, .time: lines += field(input, isSecret: false, width: width)
    }
    if let problem = form.problems[input.place] {
      lines += hanging(
        StyledText("! \(Sanitizer.visible(problem, as: .folded))", [.problem, .decoration]).lines(
          Wrap(width: width, hanging: 4)))
    }
    return lines
  }

  private func field(_ input: CardInput, isSecret: Bool, width: Int) -> [StyledLine] {
    let typed = form.text(in: input)
    let attributes = attributes(of: .field(input.place)).union(.decoration)
    let shown = isSecret ? String(repeating: "*", count: typed.count) : Sanitizer.visible(typed)
    let isEmpty = typed.isEmpty
    let hint = Sanitizer.visible(input.placeholder.isEmpty ? input.hint : input.placeholder, as: .folded)
    let content = StyledText(isEmpty ? hint : shown, isEmpty ? attributes.union(.subtle) : attributes)
    let inner = max(1, min(width, 200) - 2)
    let drawn = content.text.isEmpty ? [StyledLine()] : content.lines(Wrap(width: inner))
    let columns = max(drawn.map(\.columns).max() ?? 0, min(inner, Self.fieldWidth))
    return drawn.map { line in
      let rest = Substring(String(repeating: " ", count: max(0, columns - line.columns)))
      return StyledLine(
        [.init("[", .decoration)] + line.pieces + [.init(rest, attributes), .init("]", .decoration)])
    }
  }

  private func toggle(_ input: CardInput, _ title: String, width: Int) -> [StyledLine] {
    flowing(
      [mark(.toggle(input.place), form.isOn(input) ? marks.markdown.done : marks.markdown.open, title)],
      width: width)
  }

  private func choices(_ input: CardInput, _ list: CardChoices, width: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    let chosen = Set(form.chosen(of: input, list))
    if list.style == .filtered { lines += field(input, isSecret: false, width: width) }
    let parts = form.shownChoices(of: input, list).map { place in
      let isChosen = chosen.contains(place)
      return mark(
        .choice(input.place, place),
        list.isMultiple
          ? isChosen ? marks.markdown.done : marks.markdown.open : isChosen ? marks.chosen : marks.unchosen,
        list.choices[place].title)
    }
    lines +=
      list.style == .compact ? flowing(parts, width: width) : parts.flatMap { flowing([$0], width: width) }
    return lines
  }

  private func mark(_ control: CardControl, _ mark: String, _ title: String) -> StyledText {
    let attributes = attributes(of: control)
    var text = StyledText(mark, attributes.union(.decoration))
    text.append(" ", .decoration)
    text.append(Sanitizer.visible(title, as: .folded), attributes)
    return text
  }
}

extension CardInput {
  /// What is to be typed, where the card does not say it.
  public var hint: String {
    switch kind {
    case .text, .toggle: return ""
    case .number: return "number"
    case .date: return "YYYY-MM-DD"
    case .time: return "HH:MM"
    case .choice: return "type to narrow the list"
    }
  }
}
