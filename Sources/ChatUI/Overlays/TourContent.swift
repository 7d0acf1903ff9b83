import Screen
import Views

/// The short tour of the screen, shown the first time and when it is asked for.
struct TourContent {
  let keymap: Keymap

  /// A stop of the tour.
  struct Stop {
    var title: String
    var text: String
  }

  /// How many stops there are.
  static let count = 5

  /// The stops, in order.
  var stops: [Stop] {
    func key(_ action: Action) -> String { keymap.name(of: action) }
    return [
      Stop(
        title: "Three desks, one conversation",
        text:
          "On the left what the customer's channel shows, in the middle what the bot was given and does, on the right "
          + "what a person of the contact centre has on the desk. \(key(.customerWindow)), \(key(.botWindow)) and "
          + "\(key(.representativeWindow)) go there, \(key(.nextWindow)) goes to the next one; a narrow screen shows one "
          + "at a time."),
      Stop(
        title: "The line below speaks for the window with the heavy border",
        text:
          "Type as the customer and press \(key(.send)); ask for a person. At the person's window /accept takes the "
          + "offer and a message answers. A line that begins with / is a command; its completion stands dim behind the "
          + "cursor."),
      Stop(
        title: "The strip says why",
        text:
          "Above the line stands who gets the conversation and why the others do not, and the step of the documents "
          + "that has been reached. \(key(.why)) tells every decision with its rules, \(key(.limits)) what a channel did "
          + "to a message."),
      Stop(
        title: "Or let the script type",
        text:
          "\(key(.playNext)) plays the scenario's next line, \(key(.playAll)) the rest by itself. You may type "
          + "yourself at any point."),
      Stop(
        title: "The way out, and the way on",
        text:
          "\(key(.back)) backs out one level, \(key(.quit)) quits. \(key(.help)) helps with whatever has the keyboard, "
          + "\(key(.palette)) finds everything by name. \(key(.tour)) shows this again."),
    ]
  }

  /// The lines of a stop.
  func lines(_ stop: Int, width: Int, terms: Vocabulary) -> [PaneLine] {
    let stops = stops
    let shown = stops[max(0, min(stop, stops.count - 1))]
    let isLast = stop >= stops.count - 1
    let way =
      "\(keymap.name(of: .send)) \(isLast ? "begins" : "goes on")\(stop > 0 ? ", \(keymap.name(of: .older)) goes back" : "")"
      + ", \(keymap.name(of: .back)) leaves; it does not come again by itself"
    return [PaneLine(terms.words(shown.title), Style(.heading)), PaneLine()]
      + PaneLine.wrapped(terms.words(shown.text), width: width, .text) + [PaneLine()]
      + PaneLine.wrapped(way, width: width, .dim)
  }

  /// The tour without a screen, for plain mode.
  static func plain(_ terms: Vocabulary) -> [String] {
    [
      "Tour: a line you type is the customer's; the bot answers below.",
      "Tour: ask for a person; then \"agent: /accept\" takes the offer and \"agent: hello\" answers.",
      "Tour: every line begins with a time and who says it to whom; \"system\" lines say who gets the conversation and why.",
      "Tour: /why tells the latest decision, /card the card to fill in, /help every command, /quit leaves.",
    ].map { terms.words($0, names: ["agent:"]) }
  }
}

extension AppState {
  /// Shows the tour from its beginning.
  public mutating func showTour() { overlay = .tour(stop: 0) }

  /// Takes an action in while the tour is shown; false when it is nothing for the tour.
  mutating func takeTour(_ action: Action, at stop: Int) -> Bool {
    switch action {
    case .send, .newer, .charRight, .scrollDown, .nextWindow:
      overlay = stop + 1 < TourContent.count ? .tour(stop: stop + 1) : nil
    case .older, .charLeft, .scrollUp, .previousWindow: overlay = .tour(stop: max(0, stop - 1))
    default: return false
    }
    return true
  }
}
