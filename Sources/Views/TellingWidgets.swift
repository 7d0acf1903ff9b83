import Basis
import Simulation

// Facts of customers' windows.
extension Telling {
  func widget(_ event: WidgetEvent) -> Happening {
    let (what, text) = words(event.change)
    return fact(
      .widget, ("customer", world.customerName(event.customer)), ("is", what), ("text", text))
  }

  private func words(_ change: WidgetEvent.Change) -> (String, String) {
    switch change {
    case .surveyBegan(let kind, _): ("survey", kind.rawValue)
    case .asked(let text): ("asked", text)
    case .answered(let answer?): ("answered", answer)
    case .answered(nil): ("skipped", "")
    case .surveyEnded: ("survey-ended", "")
    case .kept(.say(let text)): ("kept", text)
    case .kept(.attach(let name)): ("kept", name)
    case .kept: ("kept", "")
    case .retried: ("retried", "")
    case .outsideHours(let text): ("closed", text)
    }
  }
}
