import Activities
import Basis

/// What a customer can submit with an Adaptive Card: its inputs filled in, once for each button.
struct CardAnswers {
  private struct Input {
    var id: String
    var values: [JSON]
  }

  private var inputs: [Input] = []
  private var buttons: [JSON] = []
  private static let deepest = 60

  private init(hints: @escaping (String) -> [String]) { self.hints = hints }

  private static let mostValues = 6
  private static let mostSubmits = 40

  private let hints: (String) -> [String]

  /// The submits of a message's cards. Empty when no card has a button that submits.
  ///
  /// - Parameter hints: further values for the input of an id.
  static func submits(_ activity: Activity, hints: @escaping (String) -> [String]) -> [JSON] {
    var answers = CardAnswers(hints: hints)
    for attachment in activity.attachments {
      if let content = attachment.content { answers.look(at: content, depth: 0) }
    }
    return answers.submits
  }

  /// Each button with the first value of every input, then one input after the other with its other values.
  private var submits: [JSON] {
    guard let first = buttons.first else { return [] }
    var found = buttons.prefix(Self.mostSubmits).map { submit($0, changed: nil) }
    for (number, input) in inputs.enumerated() {
      for value in input.values.dropFirst() where found.count < Self.mostSubmits {
        found.append(submit(first, changed: (number, value)))
      }
    }
    return found
  }

  private func submit(_ button: JSON, changed: (input: Int, value: JSON)?) -> JSON {
    var members = inputs.enumerated().map { number, input in
      JSON.Member(input.id, changed?.input == number ? changed?.value ?? .null : input.values.first ?? "")
    }
    for member in button["data"]?.members ?? [] {
      members.removeAll { $0.name == member.name }
      members.append(member)
    }
    if let id = button["id"]?.string ?? button["title"]?.string {
      members.removeAll { $0.name == "actionSubmitId" }
      members.append(JSON.Member("actionSubmitId", .string(id)))
    }
    return .object(members)
  }

  private mutating func look(at json: JSON, depth: Int) {
    guard depth < Self.deepest else { return }
    if let type = json["type"]?.string {
      if type == "Action.Submit" || type == "Action.Execute" { buttons.append(json) }
      if type.hasPrefix("Input."), let id = json["id"]?.string {
        var values = Self.values(type, json)
        // The other inputs let nobody type what they do not offer.
        for hint in type == "Input.Text" ? hints(id) : [] where !values.contains(.string(hint)) {
          values.append(.string(hint))
        }
        inputs.append(Input(id: id, values: values))
      }
    }
    for member in json.members ?? [] where member.name != "data" { look(at: member.value, depth: depth + 1) }
    for element in json.array ?? [] { look(at: element, depth: depth + 1) }
  }

  private static func values(_ type: String, _ input: JSON) -> [JSON] {
    switch type {
    case "Input.ChoiceSet":
      let choices = (input["choices"]?.array ?? []).compactMap { $0["value"] }
      return choices.isEmpty ? [""] : Array(choices.prefix(mostValues))
    case "Input.Toggle": return [input["valueOn"] ?? "true", input["valueOff"] ?? "false"]
    case "Input.Date": return ["2026-03-02"]
    case "Input.Time": return ["10:00"]
    case "Input.Number": return [.string(input["min"].map(\.plain) ?? "5")]
    default:
      switch input["style"]?.string?.lowercased() {
      case "email": return ["ana@example.com"]
      case "tel": return ["+1 425 555 0100"]
      case "url": return ["https://example.com"]
      default: return ["some words"]
      }
    }
  }
}

extension JSON {
  /// A text or number as it reads.
  fileprivate var plain: String { string ?? text }
}
