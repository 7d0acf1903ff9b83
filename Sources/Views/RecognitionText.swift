import Basis
import CopilotStudio

/// A recognition report as lines and as JSON, for `handoff recognize`.
public enum RecognitionText {
  /// The lines about one text.
  ///
  /// - Parameter words: whether each candidate's words are listed.
  public static func lines(_ report: RecognitionReport, words: Bool) -> [String] {
    var lines = ["\u{201C}\(report.text)\u{201D}: \(sentence(report))"]
    for candidate in report.candidates {
      lines.append("  \(decimal(candidate.score))  \(candidate.topic)\(remarks(candidate))")
      if words { lines += details(candidate).map { "          \($0)" } }
    }
    return lines
  }

  /// The line that says what the scores are held against.
  public static func thresholds(_ settings: RecognitionSettings) -> String {
    "starts from \(decimal(settings.accept)); asks within \(decimal(settings.didYouMeanMargin)), at most "
      + "\(settings.mostChoices); leaves a question from \(decimal(settings.interrupt))"
  }

  /// One text's report for programs.
  public static func json(_ report: RecognitionReport) -> JSON {
    [
      "text": .string(report.text), "outcome": .string(report.outcome.rawValue),
      "starts": .array(report.starts.map { .string($0) }),
      "choices": .array(report.choices.map { .string($0) }),
      "candidates": .array(report.candidates.map(json)),
    ]
  }

  /// The thresholds for programs, per one as in the text.
  public static func json(_ settings: RecognitionSettings) -> JSON {
    [
      "accept": .number(decimal(settings.accept)),
      "did-you-mean": .number(decimal(settings.didYouMeanMargin)),
      "interrupt": .number(decimal(settings.interrupt)), "choices": .int(settings.mostChoices),
    ]
  }

  // MARK: - Parts

  private static func sentence(_ report: RecognitionReport) -> String {
    let first = report.starts.first ?? ""
    switch report.outcome {
    case .exact: return "starts \(first), whose phrase it is"
    case .topic: return "starts \(first)"
    case .didYouMean: return "asks: did you mean \(report.choices.joined(separator: ", "))?"
    case .fallback:
      return first.isEmpty
        ? "starts nothing; there is no Fallback"
        : "falls back to \(report.starts.joined(separator: ", then "))"
    }
  }

  private static func remarks(_ candidate: RecognitionReport.Candidate) -> String {
    var remarks: [String] = []
    if candidate.isExact { remarks.append("its phrase") }
    if !candidate.isStartable { remarks.append("its condition does not hold") }
    if !candidate.isOffered { remarks.append("never offered to choose from") }
    if candidate.leavesQuestion { remarks.append("leaves a question for it") }
    return remarks.isEmpty ? "" : " (\(remarks.joined(separator: "; ")))"
  }

  private static func details(_ candidate: RecognitionReport.Candidate) -> [String] {
    let reasons = candidate.reasons
    // What weighs nothing explains nothing.
    let words = reasons.words.filter { abs($0.weight) >= 50 }.map { word in
      "\(word.text)\(word.readAs.map { " (read as \($0))" } ?? "") \(signed(word.weight))"
    }
    return [
      "words \(decimal(reasons.weight)): \(words.isEmpty ? "none speak for it" : words.joined(separator: ", "))",
      "phrase \(decimal(reasons.likeness * 3 / 10)): \(decimal(reasons.likeness)) like \u{201C}\(reasons.phrase)\u{201D}",
    ]
  }

  private static func json(_ candidate: RecognitionReport.Candidate) -> JSON {
    let reasons = candidate.reasons
    return [
      "topic": .string(candidate.topic), "id": .string(candidate.id),
      "score": .number(decimal(candidate.score)),
      "exact": .bool(candidate.isExact), "offered": .bool(candidate.isOffered),
      "startable": .bool(candidate.isStartable), "leaves_question": .bool(candidate.leavesQuestion),
      "phrase": .string(reasons.phrase), "likeness": .number(decimal(reasons.likeness)),
      "weight": .number(decimal(reasons.weight)), "words": .array(reasons.words.map(json)),
    ]
  }

  private static func json(_ word: MatchReasons.Word) -> JSON {
    var members = [JSON.Member("word", .string(word.text))]
    if let meant = word.readAs { members.append(JSON.Member("read_as", .string(meant))) }
    members.append(JSON.Member("weight", .number(decimal(word.weight))))
    return .object(members)
  }

  private static func signed(_ score: Int) -> String { score < 0 ? decimal(score) : "+" + decimal(score) }

  /// A score per 10,000 with three decimals.
  private static func decimal(_ score: Int) -> String {
    let thousandths = (abs(score) + 5) / 10
    let digits = String(thousandths % 1000)
    let sign = score < 0 && thousandths > 0 ? "-" : ""
    return "\(sign)\(thousandths / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
  }
}
