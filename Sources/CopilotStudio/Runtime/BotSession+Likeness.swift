import PowerFx

extension BotSession {
  /// The session without its history: sessions of equal likeness go on alike.
  ///
  /// What was said, which topics ran, the turn's counts and what a hand-off would carry are left out.
  ///
  /// - Parameters:
  ///   - mostMisses: from how many misses on their number says nothing new.
  ///   - kept: what stands for a variable's value; nil leaves the variable out too.
  public func likeness(
    mostMisses: Int, _ kept: (VariableName.Scope, String, Value) -> Value?
  ) -> BotSession {
    var session = self
    session.fallbackCount = min(fallbackCount, mostMisses)
    session.topics = []
    session.topicsWithRedirects = []
    session.phrases = []
    session.choosingPhrase = ""
    session.handOffVariables = Record()
    session.outcome = nil
    session.deferred = []
    session.returned = Record()
    session.turn = Turn()
    session.turn.isSuspended = turn.isSuspended
    // Only a bot that counts them goes on differently after several silences.
    let isCounting = kept(.system, "InactivityTimer", .int(silences)) != nil
    session.silences = isCounting ? min(silences, Self.mostSilences) : 0
    // At rest a plan that is over has been told to whoever listens.
    if frames.isEmpty { session.isPlanRunning = false }
    session.forgetWords()
    let choosing = isChoosing || frames.contains { $0.cause == .ambiguous } ? system["Recognizer"] : nil
    session.system = Self.kept(system) { $0 == "Recognizer" ? nil : kept(.system, $0, $1) }
    session.system["Recognizer"] = choosing
    if frames.isEmpty { session.system["Error"] = nil }
    session.globals = Self.kept(globals) { kept(.global, $0, $1) }
    for index in frames.indices {
      session.frames[index].variables = Self.kept(frames[index].variables) { kept(.topic, $0, $1) }
      session.frames[index].answer = .blank
      session.frames[index].stub = -1
    }
    return session
  }

  private static func kept(_ record: Record, _ kept: (String, Value) -> Value?) -> Record {
    Record(record.fields.compactMap { field in kept(field.name, field.value).map { .init(field.name, $0) } })
  }

  /// From how many silences on their number says nothing new.
  private static let mostSilences = 3

  /// Keeps the words that can still fill a question of a topic that runs, once each and in one order: which of
  /// them was said first, and how often, is taken for history.
  private mutating func forgetWords() {
    let starts = frames.map(\.heardFrom)
    func listeners(_ number: Int32) -> Int { starts.count { $0 <= number } }
    var kept: [(listeners: Int, message: Heard)] = []
    for message in heard where !message.unused.isEmpty {
      let count = listeners(message.number)
      let isNew = !kept.contains {
        $0.listeners == count && $0.message.text == message.text && $0.message.used == message.used
          && $0.message.isUsed == message.isUsed
      }
      if count > 0, isNew { kept.append((count, message)) }
    }
    kept.sort { ($0.listeners, $0.message.text) < ($1.listeners, $1.message.text) }
    for index in frames.indices {
      let own = listeners(frames[index].heardFrom)
      frames[index].heardFrom = Int32(clamping: kept.count { $0.listeners < own })
    }
    everHeard = kept.enumerated().map { number, entry in
      var message = entry.message
      message.number = Int32(clamping: number)
      return message
    }
    heardCount = Int32(clamping: heard.count)
  }
}
