import Simulation

/// What the input line is for at the moment.
enum Prompt: Equatable {
  /// A line is typed.
  case line
  /// A paste of several lines waits for a yes.
  case heldPaste(String)
  /// The history is searched.
  case history(LineHistory.Search)
  /// Words to look for in the window are typed.
  case find(String)
  /// The window is read.
  case reading
}

extension AppState {
  var prompt: Prompt {
    if let heldPaste { return .heldPaste(heldPaste) }
    if let search = editor.history.search { return .history(search) }
    if let reading { return reading.isTyping ? .find(reading.words) : .reading }
    return .line
  }

  /// Takes a typed text where it does not go into the line; false when it does.
  mutating func typeElsewhere(_ text: String) -> Bool {
    switch prompt {
    case .line: return false
    case .heldPaste: break
    case .history(let search): editor.history.searchFor(search.words + text)
    case .find(let words): reading?.words = String((words + text).prefix(60))
    case .reading:
      for character in text {
        let action = keymap.action(Key(.character(character)), in: .reading)
        if action.map({ performReading($0) }) != true {
          notice = Notice(
            text:
              "\(keymap.name(of: .back)) goes back to the line; \(keymap.name(of: .help)) lists the keys of reading",
            isProblem: false)
        }
      }
    }
    return true
  }

  /// Carries an action out where it does not concern the line; false when it does.
  mutating func performElsewhere(_ action: Action) -> Bool {
    switch prompt {
    case .line: return false
    case .heldPaste(let text): return answerPaste(action, text)
    case .history(let search): return searchHistory(action, search)
    case .find(let words): return find(action, words)
    case .reading:
      switch action {
      case .back, .send, .clearOrQuit: stopReading()
      case .search: read(searching: true)
      default: return performReading(action)
      }
      return true
    }
  }

  // MARK: - A paste of several lines

  /// Text that was pasted. One line goes into the line; several are held until the person says yes, because what is
  /// sent cannot be taken back.
  mutating func paste(_ text: String) {
    guard overlay == nil else { return }
    guard enteredCard == nil else { return typeOnCard(text) }
    let lines = text.hasSuffix("\n") ? String(text.dropLast()) : text
    switch prompt {
    case .line where lines.contains("\n"): heldPaste = lines
    case .line: take(paste: lines)
    default: _ = typeElsewhere(String(lines.prefix(60)))
    }
  }

  private mutating func answerPaste(_ action: Action, _ text: String) -> Bool {
    switch action {
    case .send:
      heldPaste = nil
      take(paste: text)
    case .back, .clearOrQuit: heldPaste = nil
    case .quit, .suspend, .redraw: return false
    default: break
    }
    return true
  }

  private mutating func take(paste text: String) {
    let lost = editor.insert(text)
    guard lost > 0 else { return }
    notice = Notice(
      text: "a line holds \(LineEditor.longest) characters; the last \(lost) of the paste were left out",
      isProblem: true)
  }

  // MARK: - Searching

  private mutating func searchHistory(_ action: Action, _ search: LineHistory.Search) -> Bool {
    switch action {
    case .searchHistory: editor.history.searchOlder()
    case .deleteBack: editor.history.searchFor(String(search.words.dropLast()))
    case .back, .clearOrQuit: _ = editor.history.endSearch()
    case .send:
      if let found = editor.history.endSearch() { editor.replace(with: found) }
    default:
      // Any other key takes what was found and does what it does.
      if let found = editor.history.endSearch() { editor.replace(with: found) }
      return false
    }
    return true
  }

  private mutating func find(_ action: Action, _ words: String) -> Bool {
    switch action {
    case .deleteBack: reading?.words = String(words.dropLast())
    case .back, .clearOrQuit: stopReading()
    case .send where words.isEmpty: stopReading()
    case .send: beginScan(step: -1, from: reading?.block ?? 0)
    case .quit, .suspend, .redraw, .help: return false
    default: break
    }
    return true
  }
}
