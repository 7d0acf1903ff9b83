import ChatUI
import Terminal

extension Intent {
  /// The front's word for something from the terminal; nil for what means nothing to it.
  init?(_ event: InputEvent) {
    switch event {
    case .text(let scalar): self = .text(String(scalar))
    case .key(let key, let modifiers):
      guard let code = ChatUI.Key.Code(key) else { return nil }
      self = .key(ChatUI.Key(code, ChatUI.Key.Modifiers(modifiers)))
    case .resize(let columns, let rows): self = .resize(width: columns, height: rows)
    case .mouse(let event):
      guard let kind = Mouse.Kind(event.action) else { return nil }
      self = .mouse(Mouse(kind, x: event.column, y: event.row))
    case .paste, .focus, .resumed, .reply, .unknown, .endOfInput: return nil
    }
  }
}

extension ChatUI.Key.Code {
  fileprivate init?(_ key: Terminal.Key) {
    switch key {
    case .character(let scalar): self = .character(Character(scalar))
    case .function(let number): self = .function(number)
    case .enter: self = .enter
    case .tab: self = .tab
    case .backspace: self = .backspace
    case .escape: self = .escape
    case .up: self = .up
    case .down: self = .down
    case .left: self = .left
    case .right: self = .right
    case .home: self = .home
    case .end: self = .end
    case .pageUp: self = .pageUp
    case .pageDown: self = .pageDown
    case .insert: self = .insert
    case .delete: self = .delete
    case .center: return nil
    }
  }
}

extension ChatUI.Key.Modifiers {
  fileprivate init(_ modifiers: Terminal.Modifiers) {
    self = []
    if modifiers.contains(.shift) { insert(.shift) }
    if modifiers.contains(.alt) { insert(.alt) }
    if modifiers.contains(.control) { insert(.control) }
  }
}

extension Mouse.Kind {
  fileprivate init?(_ action: MouseEvent.Action) {
    switch action {
    case .press(button: 1): self = .click
    case .wheelUp: self = .wheelUp
    case .wheelDown: self = .wheelDown
    default: return nil
    }
  }
}
