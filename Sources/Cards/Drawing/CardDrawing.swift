import Text

extension CardForm {
  /// No card is drawn narrower.
  public static let narrowest = 8

  /// The card as lines of a number of columns, at least `narrowest`.
  ///
  /// Every text, label, choice and button of the card that is shown stands there once, in the card's order; what
  /// is added to them is marked as decoration. What stands beside each other does so only where each part is one
  /// line, so that reading line by line is reading the card.
  public func lines(width: Int, marks: CardMarks = .unicode) -> [StyledLine] {
    CardDrawing(form: self, marks: marks).lines(card, width: max(width, Self.narrowest))
  }
}

/// Draws a form; what is nested knows nothing of what is drawn to its left.
struct CardDrawing {
  let form: CardForm
  let marks: CardMarks
  /// Indenting stops when fewer columns would be left.
  static let narrowest = 16

  func lines(_ card: Card, width: Int) -> [StyledLine] {
    var lines = lines(card.body, width: width)
    let buttons = self.buttons(card.buttons, width: width)
    if !lines.isEmpty, !buttons.isEmpty { lines.append(StyledLine()) }
    lines += buttons
    return lines
  }

  func lines(_ elements: [CardElement], width: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    for element in elements where form.isShown(element) {
      let drawn = self.lines(element.content, width: width)
      if element.isParted, !drawn.isEmpty, !lines.isEmpty {
        let across = String(repeating: marks.markdown.horizontal, count: min(width, 40))
        lines.append(StyledLine([.init(Substring(across), .decoration)]))
      }
      lines += drawn
    }
    return lines
  }

  private func lines(_ content: CardElement.Content, width: Int) -> [StyledLine] {
    switch content {
    case .text(let text, let look): words(text, look.attributes, width: width)
    case .rich(let runs): rich(runs, width: width)
    case .picture(let picture): self.picture(picture, width: width)
    case .facts(let facts): facts.isEmpty ? [] : self.facts(facts, width: width)
    case .group(let items, let button):
      lines(items, width: width) + buttons([button].compactMap(\.self), width: width)
    case .columns(let columns, let button):
      self.columns(columns, width: width) + buttons([button].compactMap(\.self), width: width)
    case .table(let table): self.table(table, width: width)
    case .buttons(let buttons): self.buttons(buttons, width: width)
    case .input(let input): self.input(input, width: width)
    case .pages(let pages): self.pages(pages, width: width)
    }
  }

  // MARK: - Words

  /// Text of a card in its subset of Markdown.
  func words(_ text: String, _ attributes: TextAttributes, width: Int) -> [StyledLine] {
    guard text.contains(where: { !$0.isWhitespace }) else { return [] }
    let blocks = Markdown.parse(text, dialect: .card)
    return Markdown.lines(blocks, width: width, marks: marks.markdown).map { line in
      StyledLine(line.pieces.map { .init($0.text, $0.attributes.union(attributes)) })
    }
  }

  private func rich(_ runs: [CardRun], width: Int) -> [StyledLine] {
    var text = StyledText()
    for run in runs {
      var attributes = run.look.attributes
      if let button = run.button {
        attributes.formUnion(self.attributes(of: .button(button.place), isEnabled: button.isEnabled))
      }
      text.append(Sanitizer.visible(run.text), attributes)
    }
    let shown = runs.compactMap(\.button).filter { $0.place == form.address }
    return text.text.isEmpty
      ? [] : text.lines(Wrap(width: width)) + shown.flatMap { address($0, width: width) }
  }

  private func picture(_ picture: CardPicture, width: Int) -> [StyledLine] {
    var text = StyledText("\(picture.kind): ", [.image, .decoration])
    if picture.words.isEmpty {
      let name = picture.address.hasPrefix("data:") ? "" : picture.address
      let room = max(1, width - picture.kind.count - 2)
      text.append(
        DisplayWidth.fitted(Sanitizer.visible(name, as: .folded), columns: room, ellipsis: marks.ellipsis),
        [.image, .address, .decoration])
    } else {
      text.append(Sanitizer.visible(picture.words), .image)
    }
    return text.lines(Wrap(width: width)) + buttons([picture.button].compactMap(\.self), width: width)
  }

  /// Names beside their values, the values below each other where the names leave room for that.
  private func facts(_ facts: [CardFact], width: Int) -> [StyledLine] {
    let widest = facts.map { DisplayWidth.columns(of: Sanitizer.visible($0.title, as: .folded)) }.max() ?? 0
    let side = min(widest, width / 2)
    return facts.flatMap { fact -> [StyledLine] in
      let titles = words(fact.title, .bold, width: width)
      let values = words(fact.value, [], width: max(1, width - side - 2))
      guard let title = titles.first, titles.count == 1, title.columns <= side, let first = values.first
      else {
        return titles + indented(words(fact.value, [], width: max(1, width - 2)), by: 2)
      }
      let gap = String(repeating: " ", count: side - title.columns + 2)
      return [StyledLine(title.pieces + [.init(Substring(gap), .decoration)] + first.pieces)]
        + indented(Array(values.dropFirst()), by: side + 2)
    }
  }

  private func pages(_ pages: [CardElement], width: Int) -> [StyledLine] {
    let shown = pages.filter { form.isShown($0) }
    return shown.enumerated().flatMap { number, page in
      let head = "\(marks.markdown.horizontal) \(number + 1) of \(shown.count) \(marks.markdown.horizontal)"
      return StyledText(head, .decoration).lines(Wrap(width: width)) + lines([page], width: width)
    }
  }

  // MARK: - Parts

  /// The look of a control: whether the keyboard is on it, whether it can be pressed.
  func attributes(of control: CardControl, isEnabled: Bool = true) -> TextAttributes {
    var attributes: TextAttributes = isEnabled ? .control : .subtle
    if form.focus == control { attributes.insert(.focused) }
    return attributes
  }

  func indented(_ lines: [StyledLine], by columns: Int) -> [StyledLine] {
    let space = StyledLine.Piece(Substring(String(repeating: " ", count: columns)), .decoration)
    return lines.map { StyledLine([space] + $0.pieces) }
  }

  /// Things beside each other, as many on a line as fit.
  func flowing(_ parts: [StyledText], width: Int, gap: Int = 2) -> [StyledLine] {
    var lines: [StyledLine] = []
    var isOpen = false
    for part in parts {
      let drawn = part.lines(Wrap(width: width, hanging: 4))
      if isOpen, drawn.count == 1, let last = lines.last, last.columns + gap + drawn[0].columns <= width {
        let space = StyledLine.Piece(Substring(String(repeating: " ", count: gap)), .decoration)
        lines[lines.count - 1].pieces += [space] + drawn[0].pieces
      } else {
        lines += hanging(drawn)
      }
      isOpen = drawn.count == 1
    }
    return lines
  }

  /// Lines after the first further to the right.
  func hanging(_ lines: [StyledLine], by columns: Int = 4) -> [StyledLine] {
    Array(lines.prefix(1)) + indented(Array(lines.dropFirst()), by: columns)
  }
}

extension CardLook {
  /// The look as text attributes.
  var attributes: TextAttributes {
    var attributes: TextAttributes = []
    let table: [(CardLook, TextAttributes)] = [
      (.heading, [.heading, .bold]), (.bold, .bold), (.italic, .italic), (.strike, .strike),
      (.subtle, .subtle), (.monospace, .code), (.good, .good), (.warning, .warning), (.attention, .problem),
    ]
    for (look, attribute) in table where contains(look) { attributes.formUnion(attribute) }
    return attributes
  }
}
