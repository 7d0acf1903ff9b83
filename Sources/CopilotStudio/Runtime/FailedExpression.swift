import Basis
import PowerFx

/// The expression behind an error of a bot, for those who mend it.
public struct FailedExpression: Hashable, Sendable {
  /// The expression, without a leading `=`.
  public var source: String
  /// Where it is written.
  public var span: SourceSpan
  /// The part of it that failed.
  public var culprit: SourceSpan

  /// The line of the expression that the culprit begins in, with how many scalars of it come before the culprit and
  /// how many are the culprit.
  public var marked: (line: String, before: Int, count: Int) {
    let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let row = culprit.start.line - span.start.line
    guard lines.indices.contains(row) else { return (source, 0, source.unicodeScalars.count) }
    let length = lines[row].unicodeScalars.count
    let first = row == 0 ? span.start.column : 1
    let before = min(max(0, culprit.start.column - first), length)
    let end = culprit.end.line == culprit.start.line ? culprit.end.column - first : length
    return (String(lines[row]), before, max(1, min(end, length) - before))
  }
}

extension BotSession {
  /// The expression that led to an error, found by evaluating those of its action once more; nil when none fails like
  /// this.
  ///
  /// - Parameter context: what the bot decided in when the error was raised; the session is as it was then.
  public func failedExpression(
    _ error: BotError, agent: Agent, context: BotContext
  ) -> FailedExpression? {
    guard let place = error.at, let topic = agent.topic(place.topic),
      let instruction = agent.instruction(at: place)
    else { return nil }
    let span = instruction.span
    let world = Shared(self).evaluation(agent: agent, context: context)
    for expression in topic.expressions
    where expression.span.file == span.file && span.start.offset <= expression.span.start.offset
      && expression.span.start.offset < span.end.offset
    {
      guard let fault = expression.evaluate(in: world).fault, fault.message == error.message else { continue }
      return FailedExpression(
        source: expression.source, span: expression.span, culprit: expression.culprit(of: fault, in: world))
    }
    return nil
  }
}
