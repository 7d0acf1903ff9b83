import Views

extension AppState {
  /// Calls things by other names from now on.
  mutating func speak(_ terms: Vocabulary) {
    look.terms = terms
    // What was laid out was laid out in the other words.
    prepared = [:]
    preparedOverlay = nil
    let said = terms.say("bot, human agent, Omnichannel")
    notice = Notice(text: "Words now: \(said); \(terms.rawValue)", isProblem: false)
  }

  /// `/terms modern`.
  mutating func speak(named name: String) {
    if let terms = Vocabulary(rawValue: name) { return speak(terms) }
    let known = Vocabulary.allCases.map(\.rawValue).joined(separator: " or ")
    notice = Notice(text: "/terms takes \(known)", isProblem: true)
  }

  /// Tells what was refused and why; what the line says stays as it was typed.
  mutating func refuse(_ sentence: String, of line: String = "") {
    notice = Notice(text: look.terms.words(sentence, names: run.world.names(in: line)), isProblem: true)
  }
}
