import Basis
import CopilotStudio
import PowerFx

// Questions nobody can answer, and those out of which no answer leads.

extension Analysis {
  /// Questions that none of the tried answers answered.
  var unanswerable: [Finding] {
    ledger.questions.sorted { Self.ordered($0.key, $1.key) }.compactMap { place, question in
      guard !question.answered, wasTried(place, question), let reason = reason(place, question) else {
        return nil
      }
      return Finding(
        .unanswerable, reason.severity, "\(name(place)) takes no answer: \(reason.what)", at: span(place),
        topic: topicName(place), hint: reason.hint,
        shownBy: conversation(question.tried ?? question.asked))
    }
  }

  /// Whether a question was gone on from, so that silence about it means something.
  private func wasTried(_ place: ActionReference, _ question: Ledger.QuestionRecord) -> Bool {
    question.tries > 0 || explorer.situations.contains { $0.question == place && $0.isDone }
  }

  private func reason(_ place: ActionReference, _ question: Ledger.QuestionRecord) -> Reason? {
    guard let outline = map.outline(at: place), let node = agent.instruction(at: place) else { return nil }
    if Reachability.isNever(outline.validation) {
      return (.error, "its validation is false for every value", "Mend or remove the validation")
    }
    let calls = explorer.path(question.asked).contains { !$0.answers.entries.isEmpty }
    if node.kind == "AdaptiveCardPrompt", question.tries == 0 {
      return calls
        ? (.note, "the card of a made-up answer has no button that submits", "Declare a stub for the service")
        : (.error, "its card has no button that submits", "Add an Action.Submit to the card")
    }
    switch outline.entity {
    case nil:
      return calls || question.tries > 0
        ? (
          .note, "its choices come from a service whose answer was made up",
          "Declare a stub with an answer as the service gives it, and explore again"
        ) : (.error, "it has no choices: the table they come from is empty", "Fill the table before asking")
    case .closedList(let list)? where list.items.isEmpty:
      return (.error, "its list of choices is empty", "Add choices to the list")
    case .prebuilt(.file)?:
      return (.note, "it asks for a file, which is not simulated", "Check this question in the product")
    case .prebuilt(.external)?:
      return (
        .note, "an entity of a service elsewhere recognizes the answer, which is not simulated",
        "Check this question in the product"
      )
    default: return untried(outline)
    }
  }

  /// Nothing that was tried fits; a person may know better.
  private func untried(_ outline: InstructionOutline) -> Reason {
    if outline.validation != nil {
      return (
        .note, "no answer that was tried passes its validation",
        "Try an answer of your own with handoff run --bot"
      )
    }
    if case .pattern(let pattern)? = outline.entity {
      return (
        .note, "no text was found that fits the pattern \(pattern.source.prefix(80))",
        "Try a text of your own with handoff run --bot"
      )
    }
    return (
      .note, "none of the answers that were tried is understood", "Try one of your own with handoff run --bot"
    )
  }

  // MARK: - No way out

  /// Questions from which no answer ever leads to rest, to a person or to the end.
  var traps: [Finding] {
    let situations = explorer.situations
    var leadsOut = situations.map { $0.isOver || $0.question == nil || !$0.isDone }
    var cameFrom: [[Int]] = Array(repeating: [], count: situations.count)
    for (number, situation) in situations.enumerated() {
      for edge in situation.edges where edge.purpose != .interruption && edge.purpose != .silence {
        cameFrom[Int(edge.to)].append(number)
      }
    }
    var open = leadsOut.indices.filter { leadsOut[$0] }
    while let number = open.popLast() {
      for before in cameFrom[number] where !leadsOut[before] {
        leadsOut[before] = true
        open.append(before)
      }
    }
    return findings(situations.indices.filter { !leadsOut[$0] })
  }

  /// One finding for each topic; situations come shortest first.
  private func findings(_ trapped: [Int]) -> [Finding] {
    var topics: Set<Int32> = []
    return trapped.compactMap { number in
      let situation = explorer.situations[number]
      guard let place = situation.question, isOwn(place), topics.insert(place.topic).inserted else {
        return nil
      }
      let isSure = situation.answers.entries.isEmpty
      return Finding(
        .trap, isSure ? .error : .warning,
        "from \(name(place)) no answer leads on: the same questions come again"
          + (isSure ? "" : " (with answers of services that were made up)"),
        at: span(place), topic: topicName(place),
        hint: "Add an answer that leads on, or limit how often the question is asked",
        shownBy: conversation(situation.walk))
    }
  }
}
