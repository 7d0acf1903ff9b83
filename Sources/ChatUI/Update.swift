import Basis
import Scenarios
import Simulation
import Views

extension AppState {
  /// Takes an intent in.
  ///
  /// - Returns: what whoever runs the front has to do.
  public mutating func update(_ intent: Intent) -> [Effect] {
    let effects = take(intent)
    refresh()
    return effects
  }

  private mutating func take(_ intent: Intent) -> [Effect] {
    switch intent {
    case .resize(let width, let height): size = (width, height)
    case .clock(let time): advance(to: time)
    case .lexicon(let lexicon): self.lexicon = lexicon
    case .playNext: playNext()
    case .text(let text): return type(text)
    case .paste(let text): paste(text)
    case .key(let key): return press(key)
    case .mouse(let mouse): return take(mouse)
    case .searchOn: searchOn()
    case .edited(let text):
      let lines = text.hasSuffix("\n") ? String(text.dropLast()) : text
      editor.replace(with: lines)
    }
    return []
  }

  private mutating func press(_ key: Key) -> [Effect] {
    var key = key
    if isPrefixed { key.modifiers.insert(.prefixed) }
    isPrefixed = !isPrefixed && key == .prefix
    if isPrefixed { return [] }
    let isReading = overlay == nil && prompt == .reading
    guard let action = keymap.action(key, in: isReading ? .reading : .anywhere) else {
      if case .character(let character) = key.code, key.modifiers.isEmpty {
        return type(String(character))
      }
      return []
    }
    let wasQuitArmed = isQuitArmed
    isQuitArmed = false
    if overlay != nil { return perform(action, inOverlay: wasQuitArmed) }
    if enteredCard != nil, performOnCard(action) { return [] }
    if performElsewhere(action) { return [] }
    return perform(action, wasQuitArmed: wasQuitArmed)
  }

  /// Carries an action out.
  mutating func perform(_ action: Action, wasQuitArmed: Bool = false) -> [Effect] {
    switch action {
    case .nextWindow:
      if ghost.isEmpty { focus = focus.next } else { editor.insert(ghost) }
    case .previousWindow: focus = focus.previous
    case .customerWindow: show(.customer)
    case .botWindow: show(.bot)
    case .representativeWindow: show(.representative)
    case .zoom: isZoomed.toggle()
    case .send: return send()
    case .complete:
      if ghost.isEmpty { _ = editor.perform(.charRight) } else { editor.insert(ghost) }
    case .scrollUp: scroll(by: pageRows)
    case .scrollDown: scroll(by: -pageRows)
    case .search: read(searching: true)
    case .read: read()
    case .copy: return copy()
    case .mouse: return toggleMouse()
    case .terms: speak(look.terms == .classic ? .modern : .classic)
    case .searchHistory: editor.history.searchOlder()
    case .editExternally: return [.edit(editor.text)]
    case .scrollTop where editor.isEmpty: scroll(by: nil)
    case .scrollBottom where editor.isEmpty: viewports[focus] = Viewport()
    case .scrollTop: _ = editor.perform(.lineStart)
    case .scrollBottom: _ = editor.perform(.lineEnd)
    case .help: overlay = .help(scroll: 0)
    case .palette: overlay = .palette(filter: "", selected: 0)
    case .why: overlay = .why(scroll: 0)
    case .limits: overlay = .limits(LimitsView())
    case .sessions: overlay = .sessions(scroll: 0)
    case .dashboard: return showDashboard()
    case .activities: showsActivities.toggle()
    case .card: enterCard()
    case .test: showTest()
    case .playNext: playNext()
    case .playAll: screenplay.isAuto.toggle()
    case .back: backOut()
    case .clearOrQuit: return clearOrQuit(wasQuitArmed)
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    default: if reading == nil { _ = editor.perform(action) }
    }
    return []
  }

  // MARK: - Overlays

  mutating func perform(_ action: Action, inOverlay wasQuitArmed: Bool) -> [Effect] {
    if case .limits(var view) = overlay,
      view.take(action, messages: LimitsContent.messages(in: scene.thread).count)
    {
      overlay = .limits(view)
      return []
    }
    switch action {
    case .quit: return [.quit]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .back where isAskedInDashboard: stepBackInDashboard()
    case .back, .clearOrQuit: overlay = nil
    case .help: overlay = .help(scroll: 0)
    case .why: overlay = .why(scroll: 0)
    case .limits: overlay = .limits(LimitsView())
    case .sessions: overlay = .sessions(scroll: 0)
    case .dashboard: return showDashboard()
    case .test:
      if case .test = overlay { return writeTest() }
      showTest()
    case .palette: overlay = .palette(filter: "", selected: 0)
    case .send: return choose()
    case .older: move(-1)
    case .newer: move(1)
    case .scrollUp: move(-pageRows)
    case .scrollDown: move(pageRows)
    case .scrollTop: move(-Self.farthest)
    case .scrollBottom: move(Self.farthest)
    case .deleteBack:
      if case .palette(let filter, _) = overlay {
        overlay = .palette(filter: String(filter.dropLast()), selected: 0)
      }
    default: break
    }
    return []
  }

  /// Moods are judged from the first look on: the lexicon is no part of a start.
  private mutating func showDashboard() -> [Effect] {
    overlay = .dashboard(Dashboard())
    return lexicon == nil ? [.readLexicon] : []
  }

  /// Proposes a test of the session, what happened last first.
  private mutating func showTest() {
    var proposal = TestProposal(run)
    proposal.keep(all: true)
    overlay = .test(selected: TestContent.latest(in: proposal))
    self.proposal = proposal
  }

  private mutating func keepOrDrop(_ selected: Int) -> [Effect] {
    guard let proposal, let place = TestContent.place(of: selected, in: proposal) else { return [] }
    let expected = proposal.steps[place.step].expectations[place.place]
    self.proposal?.steps[place.step].expectations[place.place].isKept = !expected.isKept || expected.isNeeded
    return []
  }

  private mutating func writeTest() -> [Effect] {
    overlay = nil
    return proposal?.steps.isEmpty == false ? [.writeTest] : []
  }

  /// Further than any list is long.
  private static let farthest = 100_000

  private mutating func move(_ step: Int) {
    guard let overlay else { return }
    if case .dashboard = overlay { return moveInDashboard(step, pageRows) }
    let last = OverlayPane(state: self, overlay: overlay).furthest
    func moved(_ place: Int) -> Int { max(0, min(last, min(place, last) + step)) }
    switch overlay {
    case .test(let selected): self.overlay = .test(selected: moved(selected))
    case .palette(let filter, let selected):
      self.overlay = .palette(filter: filter, selected: moved(selected))
    default: self.overlay = overlay.scrolled(moved(overlay.scroll ?? 0))
    }
  }

  /// Enter in an overlay: the palette does what is selected, the others close.
  private mutating func choose() -> [Effect] {
    if isAskedInDashboard {
      confirmInDashboard()
      return []
    }
    if case .test(let selected) = overlay { return keepOrDrop(selected) }
    guard case .palette(let filter, let selected) = overlay else {
      overlay = nil
      return []
    }
    let choices = PaletteContent.choices(matching: filter, at: seat, in: look.terms)
    overlay = nil
    guard choices.indices.contains(selected) else { return [] }
    switch choices[selected] {
    case .action(let action): return perform(action)
    case .command(let entry):
      editor.replace(with: "/\(entry.name)\(entry.arguments.isEmpty ? "" : " ")")
      return []
    }
  }

  // MARK: - The line

  private mutating func type(_ text: String) -> [Effect] {
    isQuitArmed = false
    switch overlay {
    case .limits(let view) where text == "s" || text == "S":
      return LimitsContent(state: self, view: view).saved.map { [.save($0)] } ?? []
    case .limits(var view):
      view.take(text)
      overlay = .limits(view)
    case .palette(let filter, _): overlay = .palette(filter: String((filter + text).prefix(60)), selected: 0)
    case .dashboard: pressInDashboard(text)
    case .some: break
    case nil where enteredCard != nil: typeOnCard(text)
    case nil: if !typeElsewhere(text) { editor.insert(text) }
    }
    return []
  }

  private mutating func send() -> [Effect] {
    guard let line = editor.take() else {
      if screenplay.isStepped, screenplay.nextLabel != nil {
        playNext()
      } else if hasFreshCard {
        enterCard()
      }
      return []
    }
    notice = nil
    viewports[focus] = Viewport()
    unreadFrom[focus] = nil
    let word = line.split(separator: " ").first.map(String.init) ?? ""
    let name = line.drop { $0 == " " }.dropFirst(word.count).drop { $0 == " " }
    if word.hasPrefix("/"), let action = Action.named(String(word.dropFirst())) {
      if name.isEmpty { return perform(action) }
      if action == .copy { return [.write(text(of: focus), path: String(name))] }
      if action == .search { return find(String(name)) }
      if action == .terms {
        speak(named: String(name))
        return []
      }
      return seatNamed(String(name), in: action) ? [] : perform(action)
    }
    if word == "/record" { return record(line) }
    if takeCardCommand(line) { return [] }
    let parser = LineParser(
      run.world.organization, otherCommands: Action.allCases.compactMap(\.command) + ["record"])
    switch parser.parse(line, at: seat) {
    case .success(let act):
      guard !asksBeforeClosing(act) else { break }
      perform(act)
      screenplay.note(act)
    case .failure(let failure):
      let finding = failure.diagnostics.first
      let hint = finding?.hint.map { "; \($0)" } ?? ""
      refuse((finding?.message ?? "that was not understood") + hint, of: line)
      editor.replace(with: line)
    }
    return []
  }

  /// The window's own question before a chat is closed, asked once: the same line again closes it.
  private mutating func asksBeforeClosing(_ act: Act) -> Bool {
    let wasAsked = isCloseAsked
    isCloseAsked = false
    guard case .customer(let customer) = act.seat, case .closeWindow = act.action, !wasAsked,
      run.widgetPhase(ofCustomer: customer) == .active
    else { return false }
    isCloseAsked = true
    notice = Notice(text: "Close Chat? /close again closes it, anything else keeps it", isProblem: false)
    return true
  }

  private mutating func record(_ line: String) -> [Effect] {
    let path = line.dropFirst("/record".count).drop { $0 == " " }
    guard !path.isEmpty else {
      notice = Notice(text: "/record needs a file, as in /record talk.handoff.jsonl", isProblem: true)
      return []
    }
    return [.record(String(path))]
  }

  /// Looks for words in the focused window, as `/find WORDS` does.
  private mutating func find(_ words: String) -> [Effect] {
    read(searching: true)
    reading?.words = words
    beginScan(step: -1, from: .max)
    return []
  }

  private mutating func backOut() {
    if notice != nil {
      notice = nil
    } else if viewports[focus].map({ !$0.isAtEnd }) == true {
      viewports[focus] = Viewport()
    } else {
      isZoomed = false
    }
  }

  private mutating func clearOrQuit(_ wasQuitArmed: Bool) -> [Effect] {
    guard editor.isEmpty else {
      editor.clear()
      return []
    }
    if wasQuitArmed { return [.quit] }
    isQuitArmed = true
    notice = Notice(
      text: "\(keymap.name(of: .clearOrQuit)) again quits; \(keymap.name(of: .quit)) quits at once",
      isProblem: false)
    return []
  }

  var pageRows: Int { max(1, (layout?.windows.first?.rect.height ?? 4) - 4) }
}
