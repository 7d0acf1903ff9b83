import Basis
import Channels
import Simulation
import Views

/// What expectations are compared with: rows of named fields, taken from a run.
public protocol Evidence {
  /// The facts since the last act.
  var happenings: [Happening] { get }
  /// The conversation's state now: `state`, `reason`, `owner`, `queue`; nil before there is one.
  var state: Row? { get }
  /// The lines that somebody can see now: `text`, `from`, `kind`.
  func seen(by name: String) -> [Row]?
  /// Messages since the last act as they were sent: `text`, `from`, `to`, `kind`, `format`, `cards`, `actions`.
  var sent: [Row] { get }
  /// Messages since the last act as the customer received them, or would on another channel or version: `text`, `from`,
  /// `kind`, `format`, `limits`, `cards`, `actions`.
  func received(on profile: DeliveryProfile?) -> [Row]
  /// The steps of the walk-through now: `step` from 1, `is`, `why`, `title`.
  var walkthrough: [Row] { get }
  /// The tasks of the lesson now: `task` from 1, `is`, `hints`, `attempts`, `title`.
  var lesson: [Row] { get }
  /// The sessions that analytics count now: `outcome`, `reason`, `bot`, `turns`, `topic`, `rating`, `begins`, `end`,
  /// `number`.
  var sessions: [Row] { get }
  /// The nodes that bots ran since the last act: `node`, `topic`, `bot`, `kind`, `branch`.
  var nodes: [Row] { get }
  /// How words were matched since the last act: `topic`, `outcome`, `bot`, `text`, `phrase`, `score`, `candidates`.
  var recognitions: [Row] { get }
  /// What bots remember now, a row for each bot's part of a conversation: `bot` and every variable by its name.
  var variables: [Row] { get }
  /// When the last act began.
  var began: VirtualTime { get }
  /// A time as the organization's clock shows it.
  func clock(_ time: VirtualTime) -> String
  /// The activity of a message's row, as sent or as received; nil for a row that is none.
  ///
  /// - Parameter profile: the channel and version it is received on; nil for the conversation's own.
  func activity(of row: Row, isReceived: Bool, on profile: DeliveryProfile?) -> JSON?
  /// The actions a bot ran in the latest conversation; of the bot that had it first when none is named.
  func trace(of bot: String?) -> [TraceStep]
}

/// One thing that an expectation can match.
public struct Row: Hashable, Sendable {
  /// The event's number; orders rows.
  public var number: Int
  /// When.
  public var at: VirtualTime
  /// The fields.
  public var fields: [JSON.Member]

  /// Makes a row.
  public init(number: Int, at: VirtualTime, fields: [JSON.Member]) {
    self.number = number
    self.at = at
    self.fields = fields
  }

  /// The row of a fact.
  public init(_ happening: Happening) {
    self.init(number: happening.number, at: happening.at, fields: happening.fields)
  }

  /// The value of a field.
  public subscript(name: String) -> JSON? { fields.last { $0.name == name }?.value }

  /// The fields on one line: `to Bot A, queue Support`. What was measured for a comparison is left out.
  public var description: String {
    fields.filter { $0.value != .null && Measure(rawValue: $0.name) == nil }.map {
      "\($0.name) \($0.value.readable)"
    }.joined(separator: ", ")
  }
}

extension JSON {
  /// The value as one would write it in a scenario, names and texts without quotes: `{Bot A: less-capacity}`.
  public var readable: String {
    switch self {
    case .object(let members):
      "{" + members.map { "\($0.name): \($0.value.readable)" }.joined(separator: ", ") + "}"
    case .array(let elements): "[" + elements.map(\.readable).joined(separator: ", ") + "]"
    default: plainText
    }
  }
}
