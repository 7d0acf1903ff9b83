import Basis
import CopilotStudio
import PowerFx

/// What can run at all, by the topics' own build: never less than what really runs.
struct Reachability: Sendable {
  /// By topic and instruction.
  private(set) var instructions: [[Bool]]
  /// The nodes that call each topic by its name.
  private(set) var callers: [[ActionReference]]
  private let map: AgentMap

  init(_ map: AgentMap) {
    self.map = map
    instructions = map.outlines.map { Array(repeating: false, count: $0.count) }
    callers = map.outlines.map { _ in [] }
    var open: [ActionReference] = []
    for number in map.agent.topics.indices where starts(map.agent.topics[number]) {
      begin(Int32(number), &open)
    }
    while let place = open.popLast() { spread(from: place, &open) }
  }

  func contains(_ place: ActionReference) -> Bool {
    instructions.indices.contains(Int(place.topic))
      && instructions[Int(place.topic)].indices.contains(Int(place.index))
      && instructions[Int(place.topic)][Int(place.index)]
  }

  /// Whether anything but another topic can start it.
  private func starts(_ topic: Topic) -> Bool {
    guard topic.isActive, topic.trigger.family != .redirect else { return false }
    return !Self.isNever(topic.trigger.condition)
  }

  /// Whether a condition is false whatever happens.
  static func isNever(_ condition: Formula?) -> Bool {
    guard let value = condition?.constant else { return false }
    return value != .boolean(true)
  }

  private mutating func begin(_ topic: Int32, _ open: inout [ActionReference]) {
    reach(ActionReference(topic: topic, index: 0), &open)
  }

  private mutating func reach(_ place: ActionReference, _ open: inout [ActionReference]) {
    let topic = Int(place.topic)
    guard instructions.indices.contains(topic), instructions[topic].indices.contains(Int(place.index)),
      !instructions[topic][Int(place.index)]
    else { return }
    instructions[topic][Int(place.index)] = true
    open.append(place)
  }

  private mutating func spread(from place: ActionReference, _ open: inout [ActionReference]) {
    guard let outline = map.outline(at: place) else { return }
    for index in Self.successors(outline) { reach(ActionReference(topic: place.topic, index: index), &open) }
    for call in outline.calls {
      guard let fixed = map.called(call) else {
        // The name is computed: it can be any topic's.
        for number in map.agent.topics.indices where map.agent.topics[number].isActive {
          begin(Int32(number), &open)
        }
        continue
      }
      guard let topic = fixed.topic, map.agent.topics[Int(topic)].isActive else { continue }
      callers[Int(topic)].append(place)
      begin(topic, &open)
    }
  }

  /// Where an instruction can lead in its topic: branches whose condition can hold, and what follows.
  static func successors(_ outline: InstructionOutline) -> [Int32] {
    guard !outline.branches.isEmpty else { return outline.targets + [outline.following].compactMap(\.self) }
    return branches(outline).map { outline.branches[$0] }
  }

  /// The branches of a condition that can be taken; the number of conditions stands for the else part.
  static func branches(_ outline: InstructionOutline) -> [Int] {
    var possible: [Int] = []
    for (number, condition) in outline.conditions.enumerated() {
      guard let condition else { continue }
      if isNever(condition) { continue }
      possible.append(number)
      if condition.constant == .boolean(true) { return possible }
    }
    return possible + [outline.conditions.count]
  }
}
