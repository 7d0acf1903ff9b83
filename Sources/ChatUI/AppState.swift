import Basis
import ContactCenter
import Scenarios
import Screen
import Simulation
import Views

/// Everything the terminal front knows: the run, and how it is being looked at.
///
/// A value that `update` changes and `Frame.draw` shows; nothing in it touches a terminal, a clock or a disk.
public struct AppState: Sendable {
  /// The run that is played.
  public internal(set) var run: Run
  /// The scenario's script and how far it has been played.
  public internal(set) var screenplay: Screenplay { didSet { damage.insert(.script) } }
  /// The screen's size in columns and rows.
  public internal(set) var size: (width: Int, height: Int) { didSet { damage.insert(.view) } }
  /// The window that has the input line.
  public internal(set) var focus = Window.customer {
    didSet {
      damage.insert(.view)
      if focus != oldValue { reading = nil }
    }
  }
  /// Whether that window has the screen for itself.
  public internal(set) var isZoomed = false { didSet { damage.insert(.view) } }
  /// What is typed at each window.
  public internal(set) var editors: [Window: LineEditor] = [:] { didSet { damage.insert(.line) } }
  /// The customer at the first window, by place in the scenario's list.
  public internal(set) var customer = 0 { didSet { damage.insert(.view) } }
  /// The person at the third window.
  public internal(set) var representative = RepresentativeID(0) { didSet { damage.insert(.view) } }
  /// What lies over the windows.
  public internal(set) var overlay: Overlay? { didSet { damage.insert(.overlay) } }
  /// What the person is told: what was refused, what a key would do. Gone with the next line.
  public internal(set) var notice: Notice? { didSet { damage.insert(.strip) } }
  /// The session as a test, while it is looked at.
  public internal(set) var proposal: TestProposal? { didSet { damage.insert(.overlay) } }
  /// The virtual time that is shown; runs ahead of the run's own between events.
  public internal(set) var now: VirtualTime { didSet { if second != shownSecond { damage.insert(.clock) } } }
  /// Whether Ctrl-C was just pressed on an empty line.
  var isQuitArmed = false
  /// Whether the customer's window asked whether the chat is to be closed.
  var isCloseAsked = false
  /// Whether Ctrl-X was just pressed.
  var isPrefixed = false
  /// A paste of several lines that waits for a yes.
  var heldPaste: String? { didSet { damage.insert(.line) } }
  /// The window that is read, if one is.
  public internal(set) var reading: Reading? { didSet { damage.formUnion([.reading, .line]) } }
  /// Whether the mouse is ours.
  public var hasMouse = false
  var viewports: [Window: Viewport] = [:] { didSet { damage.insert(.reading) } }
  /// What has changed since the last frame.
  private(set) var damage = Damage.view
  private var shownSecond: Int64 = 0
  /// What the layout was made for, so that typing does not lay the screen out again.
  var lineShape = (rows: 1, isEmpty: true)
  var trace = BotTrace()
  var sessions = SessionCounter()
  /// Whether the bot's window shows activities as JSON.
  public internal(set) var showsActivities = false { didSet { damage.insert(.reading) } }
  /// What the panes read of the run.
  var scene = Scene()
  /// What lies over the windows, as long as it holds.
  var preparedOverlay: PreparedOverlay?
  /// What the transfer on the input line would lead to.
  var transferPreview: TransferPreview?
  /// The windows' lines, as long as they hold.
  var prepared: [Window: PreparedPane] = [:]
  /// How many lines of others there were when a window's latest line was last on the screen.
  var seenLines: [Window: Int] = [:]
  /// The first block of a window that came while nobody looked; kept until somebody answers there.
  var unreadFrom: [Window: Int] = [:] { didSet { damage.insert(.reading) } }
  /// How many blocks a window had when its end was last on the screen, and which windows' ends are on it.
  var seenBlocks: [Window: Int] = [:]
  var attended: Set<Window> = []
  /// The number of the first event of the latest command.
  var turnStart = 0
  /// Rates words; nil until somebody looks at the dashboard.
  var lexicon: SentimentLexicon? { didSet { damage.insert(.overlay) } }
  /// The cards that somebody has touched.
  var cards = CardHands() { didSet { damage.insert(.customer) } }
  /// The card that has the keyboard; nil while the line has it.
  var enteredCard: CardHands.Key? { didSet { damage.formUnion([.customer, .line, .script]) } }
  /// Whether a card has come since the customer's last line, and for which state of things that was looked up.
  var freshCard: (scene: Int, cards: Int, isThere: Bool)? { didSet { damage.insert(.script) } }
  /// What is typed in the field of that card.
  var cardEditor = LineEditor() { didSet { damage.insert(.line) } }
  /// How things are drawn and called.
  public internal(set) var look: Look { didSet { damage.insert(.view) } }
  /// The keys.
  public var keymap = Keymap.standard

  /// How things are drawn and called.
  public struct Look: Sendable {
    /// Unicode or ASCII lines.
    public var lines: LineSet
    /// What things are called.
    public var terms: Vocabulary
    /// How the times of messages are told.
    public var timestamps: Timestamps
    /// Makes a look.
    public init(
      lines: LineSet = .unicode, terms: Vocabulary = .classic, timestamps: Timestamps = .minutes
    ) {
      self.lines = lines
      self.terms = terms
      self.timestamps = timestamps
    }
  }

  /// Something to tell the person.
  public struct Notice: Equatable, Sendable {
    /// The words.
    public var text: String
    /// Whether something was refused or went wrong.
    public var isProblem: Bool
  }

  /// What can lie over the windows.
  public enum Overlay: Equatable, Sendable {
    /// The keys and commands.
    case help(scroll: Int)
    /// The latest routing decisions.
    case why(scroll: Int)
    /// A message as sent and as received.
    case limits(LimitsView)
    /// The sessions that analytics count.
    case sessions(scroll: Int)
    /// The supervisor's dashboard.
    case dashboard(Dashboard)
    /// The session as a test, with an expectation selected.
    case test(selected: Int)
    /// Every action, filtered by what is typed.
    case palette(filter: String, selected: Int)
  }

  /// Starts at the first window.
  public init(run: Run, screenplay: Screenplay, size: (width: Int, height: Int), look: Look = Look()) {
    self.run = run
    self.screenplay = screenplay
    self.size = size
    self.look = look
    now = run.state.now
    trace.follow(run)
    sessions.follow(run)
    refresh()
  }

  /// The seat the input line speaks for.
  var seat: Seat {
    switch focus {
    case .customer: .customer(customer)
    case .bot: .supervisor
    case .representative: .representative(representative)
    }
  }

  /// What is typed at the focused window, or in the field of the card that has the keyboard.
  var editor: LineEditor {
    get { enteredCard == nil ? editors[focus] ?? LineEditor() : cardEditor }
    _modify {
      if enteredCard == nil { yield &editors[focus, default: LineEditor()] } else { yield &cardEditor }
    }
  }

  /// Where everything stands; nil when the screen is too small.
  var layout: Layout? {
    Layout(
      width: size.width, height: size.height, focus: focus, isZoomed: isZoomed, inputRows: inputRows)
  }

  /// Rows of the input line: one for each line typed, four at most.
  var inputRows: Int { min(4, 1 + (editors[focus]?.breaks ?? 0)) }

  /// The second that the clock shows.
  var second: Int64 { now.milliseconds / 1000 }

  /// Whether the next frame would differ from the last one.
  public var hasDamage: Bool { !damage.isEmpty }

  /// Notes that something has to be drawn again.
  mutating func damage(_ more: Damage) { damage.formUnion(more) }

  /// What has changed since the last time this was asked.
  mutating func takeDamage() -> Damage {
    defer {
      damage = []
      shownSecond = second
    }
    return damage
  }
}
