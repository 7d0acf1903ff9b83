import Activities

// What the customer said, for questions that come later.

extension BotSession {
  /// Most messages that are kept.
  static let mostHeard = 16

  /// A message of the customer's.
  public struct Heard: Hashable, Sendable {
    /// Its number among the customer's messages, from 0.
    public var number: Int32
    /// The words.
    public var text: String
    /// BCP 47 tag of their language; nil for the conversation's.
    public var locale: String?
    /// The characters that answered a question, in order, unless all did.
    var used: [Range<Int>] = []
    /// Whether all of it answered a question, as most replies do.
    var isUsed = false

    /// The stretches no question was answered with, and where they begin.
    var unused: [(start: Int, text: Substring)] {
      guard !isUsed else { return [] }
      guard !used.isEmpty else { return [(0, text[...])] }
      var rest: [(start: Int, text: Substring)] = []
      var start = 0
      for range in used + [text.count..<text.count] {
        if range.lowerBound > start {
          rest.append((start, text.dropFirst(start).prefix(range.lowerBound - start)))
        }
        start = max(start, range.upperBound)
      }
      return rest.filter { $0.text.contains { !$0.isWhitespace } }
    }
  }

  /// The customer's latest messages, oldest first.
  public var heard: ArraySlice<Heard> { everHeard.suffix(Self.mostHeard) }

  /// Keeps a message; one without words holds nothing to find.
  mutating func hear(_ message: BotInput.Message) {
    guard !message.text.isEmpty else { return }
    // Forgetting one at each message would move all others each time.
    if everHeard.count >= 2 * Self.mostHeard { everHeard.removeFirst(Self.mostHeard) }
    everHeard.append(Heard(number: heardCount, text: message.text, locale: message.locale))
    heardCount &+= 1
  }

  /// The words of a finding are spoken for; all of a reply's without one.
  mutating func use(_ finding: EntityFinding?) {
    guard let finding, finding.message != -1 else { return useReply(finding) }
    use(finding, at: heard.firstIndex { $0.number == finding.message } ?? heard.indices.last)
  }

  /// Only a turn that a message opened has a reply.
  private mutating func useReply(_ finding: EntityFinding?) {
    guard let place = heard.indices.last, case .message(let message)? = turn.input,
      everHeard[place].text == message.text
    else { return }
    use(finding, at: place)
  }

  private mutating func use(_ finding: EntityFinding?, at place: Int?) {
    guard let place else { return }
    guard let finding, finding.start != 0 || finding.text != everHeard[place].text else {
      everHeard[place].isUsed = true
      return
    }
    let start = Int(finding.start)
    let count = finding.text.characterCount
    guard start >= 0, count > 0 else { return }
    everHeard[place].used.append(start..<(start + count))
    if everHeard[place].used.count > 1 { everHeard[place].used.sort { $0.lowerBound < $1.lowerBound } }
  }

  /// The number of the message that leads to a topic: the one with its phrase, else the one that opened the
  /// turn, else the next.
  func origin(of phrase: String?) -> Int32 {
    if let phrase, let found = heard.last(where: { $0.text == phrase }) { return found.number }
    guard case .message? = turn.input, let last = heard.last else { return heardCount }
    return last.number
  }
}
