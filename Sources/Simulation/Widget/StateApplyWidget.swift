import Basis
import Channels
import ContactCenter

// What happens in a customer's window.
extension State {
  mutating func apply(_ event: WidgetEvent) {
    guard widgets.indices.contains(event.customer) else { return }
    switch event.change {
    case .surveyBegan(let kind, let workstream):
      widgets[event.customer].survey = SurveyProgress(kind: kind, workstream: workstream)
      widgets[event.customer].closedText = nil
      if kind != .preChat { markSurveyed(event.customer) }
    case .asked: break
    case .answered(let answer): widgets[event.customer].survey?.answers.append(answer)
    case .surveyEnded: keepAnswers(of: event.customer)
    case .kept(let action): widgets[event.customer].unsent.append(action)
    case .retried: widgets[event.customer].unsent = []
    case .outsideHours(let text): widgets[event.customer].closedText = text
    }
  }

  private func latestThread(of customer: Int) -> Int? {
    guard let index = latest[customer]?.index, threads.indices.contains(index) else { return nil }
    return index
  }

  private mutating func markSurveyed(_ customer: Int) {
    latestThread(of: customer).map { threads[$0].isSurveyed = true }
  }

  /// What was answered after a conversation stays with it; what was answered before goes to the one that opens next.
  private mutating func keepAnswers(of customer: Int) {
    guard let done = widgets[customer].survey else { return }
    widgets[customer].survey = nil
    if done.kind == .preChat {
      widgets[customer].preChat = done.answers
    } else if let thread = latestThread(of: customer) {
      threads[thread].surveyAnswers = done.answers
    }
  }

  /// Waits that ended with somebody are what the average is of.
  mutating func followWaits(_ event: CenterEvent, at time: VirtualTime) {
    let joined: ConversationID? =
      switch event {
      case .offerAccepted(let id, _), .conversationAssigned(let id, .representative, _): id
      default: nil
      }
    guard let joined, let conversation = center[joined], let queue = conversation.queue,
      waits.indices.contains(queue.index)
    else { return }
    waits[queue.index].count += 1
    waits[queue.index].total = .milliseconds(
      waits[queue.index].total.milliseconds + (time - conversation.queuedAt).milliseconds)
  }

  /// The finished waits of a queue.
  public struct Waits: Equatable, Sendable {
    /// How many.
    public internal(set) var count = 0
    /// All of them together.
    public internal(set) var total = TimeSpan.milliseconds(0)

    /// The average; nil while there was none.
    public var average: TimeSpan? {
      count == 0 ? nil : .milliseconds(total.milliseconds / Int64(count))
    }
  }
}

extension Thread {
  /// Notes which of the product's lines was said.
  mutating func note(_ message: Message) {
    switch message.notice {
    case AutomatedMessage.agentAssigned.id, AutomatedMessage.persistentAssigned.id: isWaitAnnounced = true
    case AutomatedMessage.nextInLine.id, AutomatedMessage.queuePosition.id: toldPosition = message.text
    case AutomatedMessage.waitMinutes.id, AutomatedMessage.waitHours.id,
      AutomatedMessage.waitHoursAndMinutes.id:
      isWaitTold = true
    case AutomatedMessage.surveyLink.id: isSurveyed = true
    default: break
    }
  }

  /// Somebody has come.
  mutating func stopWaiting() {
    isWaitAnnounced = false
    toldPosition = nil
    isWaitTold = false
  }
}
