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
  public internal(set) var screenplay: Screenplay
  /// The screen's size in columns and rows.
  public internal(set) var size: (width: Int, height: Int)
  /// The window that has the input line.
  public internal(set) var focus = Window.customer
  /// Whether that window has the screen for itself.
  public internal(set) var isZoomed = false
  /// What is typed at each window.
  public internal(set) var editors: [Window: LineEditor] = [:]
  /// The customer at the first window, by place in the scenario's list.
  public internal(set) var customer = 0
  /// The person at the third window.
  public internal(set) var representative = RepresentativeID(0)
  /// What lies over the windows.
  public internal(set) var overlay: Overlay?
  /// What the person is told: what was refused, what a key would do. Gone with the next line.
  public internal(set) var notice: Notice?
  /// The session as a test, while it is looked at.
  public internal(set) var proposal: TestProposal?
  /// The virtual time that is shown; runs ahead of the run's own between events.
  public internal(set) var now: VirtualTime
  /// Whether Ctrl-C was just pressed on an empty line.
  var isQuitArmed = false
  /// Whether the customer's window asked whether the chat is to be closed.
  var isCloseAsked = false
  var viewports: [Window: Viewport] = [:]
  var trace = BotTrace()
  var sessions = SessionCounter()
  /// Whether the bot's window shows activities as JSON.
  public internal(set) var showsActivities = false
  /// What the panes read of the run.
  var scene = Scene()
  /// The windows' lines, as long as they hold.
  var prepared: [Window: PreparedPane] = [:]
  /// How many lines of the conversation there were when a window was last on the screen.
  var seenLines: [Window: Int] = [:]
  /// The number of the first event of the latest command.
  var turnStart = 0
  /// Rates words; nil until somebody looks at the dashboard.
  var lexicon: SentimentLexicon?
  /// The cards that somebody has touched.
  var cards = CardHands()
  /// The card that has the keyboard; nil while the line has it.
  var enteredCard: CardHands.Key?
  /// Whether a card has come since the customer's last line, and for which state of things that was looked up.
  var freshCard: (scene: Int, cards: Int, isThere: Bool)?
  /// What is typed in the field of that card.
  var cardEditor = LineEditor()
  /// How things are drawn and called.
  public let look: Look
  /// The keys.
  public var keymap = Keymap.standard

  /// How things are drawn and called.
  public struct Look: Sendable {
    /// Unicode or ASCII lines.
    public var lines: LineSet
    /// Makes a look.
    public init(lines: LineSet = .unicode) { self.lines = lines }
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
    set { if enteredCard == nil { editors[focus] = newValue } else { cardEditor = newValue } }
  }

  /// Where everything stands; nil when the screen is too small.
  var layout: Layout? {
    Layout(
      width: size.width, height: size.height, focus: focus, isZoomed: isZoomed, inputRows: inputRows)
  }

  /// Rows of the input line: one for each line typed, four at most.
  var inputRows: Int { min(4, 1 + editor.characters.count { $0 == "\n" }) }
}
