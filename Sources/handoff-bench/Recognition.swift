import Basis
import CopilotStudio
import Glibc

/// How well topics are recognized, beside the first version's matcher and a logistic regression on the same
/// features, and what it costs.
func benchRecognition() {
  guard let folder = getenv("HANDOFF_CORPUS").map({ String(cString: $0) }) else {
    print("recognition: left out; HANDOFF_CORPUS names the folder with nlu and agents")
    return
  }
  let corpus = RecognitionCorpus(folder: folder)
  benchAgents(corpus)
  for name in ["banking77", "clinc150"] {
    guard let set = corpus.set(name) else {
      print("recognition: there is no \(name) in \(folder)")
      continue
    }
    benchSet(set)
  }
  benchSize(corpus)
}

/// A share as a percentage with a decimal.
private func percent(_ part: Int, of whole: Int) -> String {
  let tenths = whole == 0 ? 0 : (part * 2000 + whole) / (2 * whole)
  return "\(tenths / 10).\(tenths % 10) %"
}

private func matcher(_ texts: [LabelledText]) -> TopicMatcher {
  TopicMatcher(phrases: texts.map { ($0.label, $0.text) })
}

// MARK: - Accuracy

/// Each phrase of each public agent in turn is taken out and asked for.
private func benchAgents(_ corpus: RecognitionCorpus) {
  var asked = 0, ours = 0, first = 0, agents = 0
  for phrases in corpus.agents() where Set(phrases.map(\.label)).count > 1 {
    agents += 1
    for (place, left) in phrases.enumerated() {
      var others = phrases
      others.remove(at: place)
      // A topic's only phrase leaves nothing to find it by, and one that two topics share has no right answer.
      guard others.contains(where: { $0.label == left.label }),
        !others.contains(where: { $0.text == left.text })
      else { continue }
      if isQuick, asked >= 5 { break }
      asked += 1
      if matcher(others).match(left.text, limit: 1).first?.topic == left.label { ours += 1 }
      if GramMatcher(others).best(left.text)?.label == left.label { first += 1 }
    }
  }
  print("real agents, leave one phrase out: \(asked) phrases of \(agents) agents")
  print("  recognizer \(percent(ours, of: asked)), matcher of the first version \(percent(first, of: asked))")
}

/// Learns from ten phrases an intent and answers the set's questions.
private func benchSet(_ set: RecognitionCorpus.Set) {
  let topics = matcher(set.training)
  let settings = RecognitionSettings.standard
  var right: [Int] = []
  var asks = 0, asksWell = 0, falls = 0, startsWrong = 0
  for question in set.questions {
    let found = topics.match(question.text)
    let isRight = found.first?.topic == question.label
    if isRight { right.append(found[0].score) }
    switch settings.decide(found) {
    case .ambiguous(let choices):
      asks += 1
      if choices.contains(where: { $0.topic == question.label }) { asksWell += 1 }
    case .direct: if !isRight { startsWrong += 1 }
    case .none: falls += 1
    }
  }
  let count = set.questions.count
  print("\(set.name): \(count) questions, \(set.labels) intents")
  print("  recognizer \(percent(right.count, of: count)), \(yardsticks(set, topics))")
  print(
    "  would ask for \(percent(asks, of: count)) (the right one among the choices in \(percent(asksWell, of: asks)))"
      + ", fall back for \(percent(falls, of: count)), start a wrong topic for \(percent(startsWrong, of: count))"
  )
  if !set.strangers.isEmpty { benchStrangers(set, topics, right.sorted()) }
}

/// The first version's matcher and logistic regressions of two strengths on the recognizer's features.
private func yardsticks(_ set: RecognitionCorpus.Set, _ topics: TopicMatcher) -> String {
  let grams = GramMatcher(set.training)
  let questions = isQuick ? Array(set.questions.prefix(10)) : set.questions
  let first = questions.count { grams.best($0.text)?.label == $0.label }
  func vector(_ text: String) -> LogisticRegression.Vector {
    topics.shares(of: text).map { ($0.feature, Double($0.share) / 16384) }
  }
  let examples = set.training.map { (vector: vector($0.text), label: $0.label) }
  let features = 1 + (examples.flatMap { $0.vector.map(\.feature) }.max() ?? 0)
  let asked = questions.map { question in
    // Features that only questions have are unknown to the regression as they are to the recognizer.
    (vector: vector(question.text).filter { $0.feature < features }, label: question.label)
  }
  let regressions = [Float(10), 30].map { cost in
    let regression = LogisticRegression(
      examples, features: features, labels: set.labels, cost: cost, passes: isQuick ? 2 : 400)
    let right = asked.count { regression.label(of: $0.vector) == $0.label }
    return "logistic regression (C = \(Int(cost))) \(percent(right, of: asked.count))"
  }
  return (["matcher of the first version \(percent(first, of: questions.count))"] + regressions).joined(
    separator: ", ")
}

/// How many questions outside every intent start a topic.
private func benchStrangers(_ set: RecognitionCorpus.Set, _ topics: TopicMatcher, _ right: [Int]) {
  let scores = set.strangers.map { topics.match($0, limit: 1).first?.score ?? 0 }
  let keepingNine = right.isEmpty ? 0 : right[right.count / 10]
  let standard = RecognitionSettings.standard.accept
  let kept = right.count { $0 >= standard }
  print(
    "  out of scope, \(scores.count) questions: a threshold that keeps 90 % of the right ones lets "
      + "\(percent(scores.count { $0 >= keepingNine }, of: scores.count)) through; the standard one keeps "
      + "\(percent(kept, of: right.count)) and lets \(percent(scores.count { $0 >= standard }, of: scores.count))"
  )
}

// MARK: - Size

/// What a bot of a thousand topics costs, and a turn of a dialog in another framework beside it.
private func benchSize(_ corpus: RecognitionCorpus) {
  let phrases = corpus.largeBot()
  let topics = Set(phrases.map(\.label)).count
  guard topics > 0 else { return }
  print("a bot of \(topics) topics, \(phrases.count) phrases")
  let files = LargeBot.files(phrases)
  let stranger = "could somebody perhaps water the plants"
  showLoading("  loading its files") { _ = AgentLoader.load(files, fallbackName: "large") }
  showLoading("  loading its files and the first answer") {
    _ = AgentLoader.load(files, fallbackName: "large").0?.recognition(of: stranger)
  }
  let large = matcher(phrases)
  let small = matcher(Array(phrases.prefix(100)))
  let questions =
    corpus.set("clinc150").map {
      $0.strangers.dropFirst(RecognitionCorpus.strangersTaken) + $0.training.map { "\($0.text) now" }
    } ?? [stranger]
  let peer = Peer(.waterfall)
  var ours: [Double] = [], theirs: [Double] = []
  // In turns, so that what else the machine does hits both.
  for _ in 0..<(isQuick ? 1 : 5) {
    if let turn = peer?.turn() { theirs.append(turn) }
    ours.append(answering(questions, large))
  }
  let answer = ours.sorted()[ours.count / 2]
  Measure.show("  an answer to an unseen text", answer)
  Measure.show("  an answer to an unseen text, ten topics", answering(questions, small))
  guard !theirs.isEmpty else {
    print("  no peer: HANDOFF_PEER_PYTHON names a Python that has botbuilder-core and botbuilder-dialogs")
    return
  }
  let turn = theirs.sorted()[theirs.count / 2]
  Measure.show("  a turn of a botbuilder waterfall dialog", turn)
  Measure.line("  a waterfall turn in answers", turn / answer, "answers")
}

/// Prints the processor's time of one load, the median over blocks, and the clock's beside it: on a machine that
/// others use too, the clock measures them as well.
private func showLoading(_ what: String, _ load: () -> Void) {
  var processor: [Double] = []
  let clock = Measure.median(1, prepare: processorTime) { start in
    load()
    processor.append(processorTime() - start)
    return nil
  }
  let own = processor.sorted()[processor.count / 2]
  Measure.show(what, own, note: "processor; by the clock \(Int(clock / 1e6)) ms")
}

/// The processor's time of this program so far, in nanoseconds.
private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

/// Nanoseconds an answer: the median of single answers, as the peer takes its turns.
private func answering(_ questions: [String], _ matcher: TopicMatcher) -> Double {
  _ = matcher.match("learn before the first question")
  let clock = ContinuousClock()
  var times: [Duration] = []
  for question in questions {
    let start = clock.now
    _ = RecognitionSettings.standard.decide(matcher.match(question))
    times.append(clock.now - start)
  }
  let middle = times.sorted()[times.count / 2].components
  return Double(middle.seconds) * 1e9 + Double(middle.attoseconds) / 1e9
}
