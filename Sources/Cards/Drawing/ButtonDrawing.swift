import Text

extension CardDrawing {
  /// Buttons beside each other, then what one of them shows.
  func buttons(_ buttons: [CardButton], width: Int) -> [StyledLine] {
    var lines = flowing(buttons.map(face), width: width)
    for button in buttons {
      lines += address(button, width: width)
      guard case .show(let card) = button.action, form.opened.contains(button.place) else { continue }
      lines += quoted(width: width) { self.lines(card, width: $0) }
    }
    return lines
  }

  private func face(_ button: CardButton) -> StyledText {
    let attributes = attributes(of: .button(button.place), isEnabled: button.isEnabled)
    let title = Sanitizer.visible(button.name, as: .folded)
    var text = StyledText("[", [.decoration])
    text.append(title, button.title.isEmpty ? attributes.union(.decoration) : attributes)
    if case .show = button.action {
      text.append(" \(form.opened.contains(button.place) ? marks.unfolded : marks.folded)", .decoration)
    }
    if case .open = button.action { text.append(" \(marks.arrow)", .decoration) }
    text.append(button.isEnabled ? "]" : "] off", .decoration)
    return text
  }

  /// Where a button leads: a line of the address, all of it once it was pressed. Nothing opens it.
  func address(_ button: CardButton, width: Int) -> [StyledLine] {
    guard case .open(let address) = button.action, !address.isEmpty else { return [] }
    let visible = Sanitizer.visible(address, as: .folded)
    let indent = DisplayWidth.columns(of: marks.arrow) + 3
    let room = max(1, width - indent)
    let isWhole = form.address == button.place
    let shown = isWhole ? visible : DisplayWidth.fitted(visible, columns: room, ellipsis: marks.ellipsis)
    let attributes: TextAttributes = [.link, .address, .decoration]
    let arrow = "  \(marks.arrow) "
    return StyledText(shown, attributes).lines(Wrap(width: room)).enumerated().map { number, line in
      let lead = number == 0 ? arrow : String(repeating: " ", count: indent)
      return StyledLine([.init(Substring(lead), attributes)] + line.pieces)
    }
  }

  /// Lines with a bar to their left, as far as there is room for it.
  func quoted(width: Int, _ content: (Int) -> [StyledLine]) -> [StyledLine] {
    guard width - 2 >= Self.narrowest else { return content(width) }
    let bar = StyledLine.Piece(Substring(marks.markdown.quote + " "), .decoration)
    return content(width - 2).map { StyledLine([bar] + $0.pieces) }
  }
}
