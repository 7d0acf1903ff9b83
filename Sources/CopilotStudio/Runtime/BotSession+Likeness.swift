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
    let choosing = isChoosing || frames.contains { $0.cause == .ambiguous } ? system["Recognizer"] : nil
    session.system = Self.kept(system) { $0 == "Recognizer" ? nil : kept(.system, $0, $1) }
    session.system["Recognizer"] = choosing
    if frames.isEmpty { session.system["Error"] = nil }
    session.globals = Self.kept(globals) { kept(.global, $0, $1) }
    for index in frames.indices {
      session.frames[index].variables = Self.kept(frames[index].variables) { kept(.topic, $0, $1) }
      session.frames[index].answer = .blank
    }
    return session
  }

  private static func kept(_ record: Record, _ kept: (String, Value) -> Value?) -> Record {
    Record(record.fields.compactMap { field in kept(field.name, field.value).map { .init(field.name, $0) } })
  }
}
