import Basis
import Glibc
import Host
import Terminal
import Text

/// Looks at everything the front depends on, and says of each what is there and how to mend it.
struct Doctor {
  /// How good something is.
  enum Verdict: String {
    /// As it should be.
    case fine = "ok"
    /// Works, but less well than it could.
    case note
    /// Keeps something from working.
    case problem
  }

  /// One thing that was looked at.
  struct Finding {
    var area: String
    var name: String
    var value: String
    var verdict = Verdict.fine
    var mend: String?
  }

  private(set) var findings: [Finding] = []

  init() {
    lookAtTerminal()
    lookAtLocale()
    let questions = TerminalSession.isTerminal(1) ? TerminalQuestions() : nil
    lookAtModes(questions)
    lookAtWidths(questions)
    lookAtFrames()
    lookAtSettings()
    lookAtFolders()
  }

  /// Whether something does not work.
  var hasProblem: Bool { findings.contains { $0.verdict == .problem } }

  private mutating func note(
    _ area: String, _ name: String, _ value: String, _ verdict: Verdict = .fine, mend: String? = nil
  ) {
    findings.append(Finding(area: area, name: name, value: value, verdict: verdict, mend: mend))
  }

  private var term: String { Places.environment("TERM") ?? "" }

  private var size: (columns: Int, rows: Int)? {
    var size = winsize()
    for descriptor: Int32 in [1, 0, 2]
    where ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 {
      return (Int(size.ws_col), Int(size.ws_row))
    }
    return nil
  }

  // MARK: - The terminal

  private mutating func lookAtTerminal() {
    do throws(TerminalUnavailable) {
      let colors = try TerminalKind.colors(of: term)
      note("terminal", "TERM", "\(term), found in terminfo")
      lookAtSize()
      lookAtColors(colors)
    } catch {
      note("terminal", "TERM", term.isEmpty ? "not set" : term, .problem, mend: error.sentence)
      lookAtSize()
    }
  }

  private mutating func lookAtSize() {
    guard let size else {
      return note(
        "terminal", "size", "no terminal here: output goes to a file or a pipe", .note,
        mend: "run it in a terminal")
    }
    let isLarge = size.columns >= 40 && size.rows >= 10
    note(
      "terminal", "size", "\(size.columns) columns, \(size.rows) rows", isLarge ? .fine : .problem,
      mend: isLarge ? nil : "enlarge it to 40 by 10 at least; 100 columns show all windows")
  }

  private mutating func lookAtColors(_ colors: Int) {
    let names = [0: "none", 1: "none", 8: "8", 16: "16", 256: "256"]
    note("colours", "terminfo", names[colors] ?? (colors > 256 ? "direct (\(colors))" : "\(colors)"))
    let direct = Places.environment("COLORTERM")
    note(
      "colours", "COLORTERM",
      direct.map { "\($0); 256 are used, which every theme is made for" } ?? "not set; not needed")
    let isOff = Places.environment("NO_COLOR") != nil
    note(
      "colours", "NO_COLOR", isOff ? "set: everything is told without colours" : "not set",
      isOff ? .note : .fine,
      mend: isOff ? "--color always, or color: always in config.yml, draws colours" : nil)
  }

  private mutating func lookAtLocale() {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { name in
      Places.environment(name).map { "\(name)=\($0)" }
    }.first
    let locale = TerminalKind.drawsUTF8()
    let what = named ?? "LC_ALL, LC_CTYPE and LANG are not set"
    if locale.isOwn {
      note("locale", "character set", "\(what), UTF-8")
    } else {
      note(
        "locale", "character set",
        locale.canDraw ? "\(what); C.UTF-8 stands in" : "\(what), no UTF-8: ASCII only", .note,
        mend: "set LANG to a UTF-8 locale of this machine, as in LANG=C.UTF-8")
    }
    note(
      "locale", "widths of the C library",
      "\(TerminalKind.disputedWidths()) characters differ from our table and are set in their place")
  }

  private mutating func lookAtModes(_ questions: TerminalQuestions?) {
    let modes = [
      (TerminalQuestions.synchronized, "synchronized output", "frames are sent without it"),
      (TerminalQuestions.paste, "bracketed paste", "a paste is taken for typing"),
      (TerminalQuestions.mouse, "mouse", "the keyboard does everything"),
    ]
    guard let questions else {
      return note(
        "answers", "terminal", "cannot be asked: standard output is no terminal", .note,
        mend: "run it in a terminal")
    }
    guard questions.answers else {
      return note(
        "answers", "terminal", "gives no answer to questions", .note,
        mend: "nothing needs them; widths are ours")
    }
    for (mode, name, without) in modes {
      switch questions.modes[mode] {
      case 1?, 2?, 3?: note("answers", name, "known")
      case 0?, 4?: note("answers", name, "not known; \(without)", .note)
      default: note("answers", name, "no answer; it may be known all the same", .note)
      }
    }
  }

  private mutating func lookAtWidths(_ questions: TerminalQuestions?) {
    guard let questions, questions.answers else {
      return note("widths", "as drawn", "cannot be told without a terminal that answers", .note)
    }
    let asked = questions.widths.filter { $0.theirs != nil }
    let differing = asked.filter { $0.ours != $0.theirs }
    note(
      "widths", "as drawn", "\(asked.count) of \(questions.widths.count) asked for, \(differing.count) differ"
    )
    for width in differing {
      note(
        "widths", width.what,
        "\(Sanitizer.visible(width.text, as: .line)) takes \(width.theirs ?? 0), we count \(width.ours); what follows is set in its place",
        .note)
    }
  }

  // MARK: - The program

  private mutating func lookAtFrames() {
    let size = size ?? (120, 40)
    guard let meter = FrameMeter(term: term, columns: size.columns, rows: size.rows) else {
      return note("frames", "counted", "cannot be drawn for this TERM", .note)
    }
    for frame in meter.frames { note("frames", frame.what, "\(frame.cells) cells, \(frame.bytes) bytes") }
    note("frames", "in all", "\(meter.frames.count - meter.skipped) sent, \(meter.skipped) not needed")
  }

  private mutating func lookAtSettings() {
    let settings = StandingSettings()
    let isThere = settings.path.map { Disk.kind($0) != .missing } ?? false
    note(
      "settings", "file",
      "\(settings.path ?? "config.yml")\(isThere ? "" : ", none: everything is as it comes")")
    for finding in settings.findings {
      let place = finding.span.map { "\($0.file):\($0.start.line):\($0.start.column): " } ?? ""
      note(
        "settings", finding.code, place + finding.message, finding.severity == .error ? .problem : .note,
        mend: finding.hint)
    }
  }

  private mutating func lookAtFolders() {
    if let home = Places.home() {
      note("folders", "scenarios", Disk.join(home, "Scenarios"))
    } else {
      note(
        "folders", "scenarios", "not found beside the program", .problem,
        mend: "set HANDOFF_HOME to the folder that holds Scenarios and Assets")
    }
    guard let state = Places.state() else {
      return note(
        "folders", "state", "HOME is not set: nothing is kept", .problem, mend: "set HOME or XDG_STATE_HOME")
    }
    let canWrite = Disk.createFolder(state) && access(state, W_OK) == 0
    note(
      "folders", "state",
      canWrite ? "\(state), can be written" : "\(state) cannot be written: \(Disk.reason())",
      canWrite ? .fine : .problem, mend: canWrite ? nil : "check its permissions, or set XDG_STATE_HOME")
  }
}
