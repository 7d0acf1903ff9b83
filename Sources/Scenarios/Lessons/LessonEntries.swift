import Basis
import SourceYAML

/// A lesson as it is written.
struct LessonEntries: Sendable {
  var number: Int
  var aim: String
  var tasks: [Task]
  /// Where the list of tasks is written.
  var span: SourceSpan?

  struct Task: Sendable {
    var title: Located<String>
    var instruction: String
    var checks: [Node]
    var hints: [Lesson.Hint]
    var mistakes: [Mistake]
    var lesson: String
    var offers: [Located<String>]
    var injects: [Located<String>]

    static let reader: Reader<Task> = .mapping("task") { keys in
      let title = keys.required("task", .located(.string))
      let instruction = keys.required("do", .string)
      let checks = keys.required("checks", .list(.node))
      let hints = keys.optional("hints", .list(.hint), default: [])
      let mistakes = keys.optional("wrong", .list(Mistake.reader), default: [])
      let lesson = keys.optional("done", .string, default: "")
      let offers = keys.optional("faults", .list(.located(.string)), default: [])
      let injects = keys.optional("inject", .list(.located(.string)), default: [])
      guard let title, let instruction, let checks else { return nil }
      return Task(
        title: title, instruction: instruction.trimmed, checks: checks, hints: hints, mistakes: mistakes,
        lesson: lesson.trimmed, offers: offers, injects: injects)
    }
  }

  struct Mistake: Sendable {
    var when: Node
    var words: String

    static let reader: Reader<Mistake> = .mapping("wrong move") { keys in
      let when = keys.required("when", .node)
      let words = keys.required("say", .string)
      guard let when, let words else { return nil }
      return Mistake(when: when, words: words.trimmed)
    }
  }

  static let reader: Reader<LessonEntries> = .mapping("lesson") { keys in
    let number = keys.optional("number", .int(in: 1...999), default: 999)
    let aim = keys.required("aim", .string)
    let tasks = keys.required("tasks", .located(.list(Task.reader)))
    return LessonEntries(
      number: number, aim: aim?.trimmed ?? "", tasks: tasks?.value ?? [], span: tasks?.span)
  }
}

extension Reader where Value == Lesson.Hint {
  /// `Alt-3 goes to the desk`, or `{hint: Type /accept, cost: 2}`.
  static let hint = Reader { node, diagnostics in
    guard node.entries != nil else {
      return Reader<String>.string.read(node, &diagnostics).map { Lesson.Hint(text: $0.trimmed, cost: 0) }
    }
    return priced.read(node, &diagnostics)
  }

  private static let priced: Reader<Lesson.Hint> = .mapping("hint") { keys in
    let text = keys.required("hint", .string)
    let cost = keys.optional("cost", .int(in: 0...1000), default: 0)
    return text.map { Lesson.Hint(text: $0.trimmed, cost: cost) }
  }
}

/// What a file says of its lesson, without reading anything else that it names.
public struct LessonOutline: Sendable {
  /// What it is called.
  public var title: String
  /// Its place in the course.
  public var number: Int
  /// What it teaches.
  public var aim: String
  /// How many tasks it has.
  public var count: Int

  /// Looks into a scenario file; nil when it is no lesson.
  public init?(_ text: String, file: String) {
    // Most scenarios are none, and reading them whole takes time.
    guard text.contains("\nlesson:"), let root = YAML.parse(text, file: file).root, let part = root["lesson"]
    else { return nil }
    title = root["scenario"]?.text ?? ""
    number = part["number"]?.text.flatMap { Int($0) } ?? 999
    aim = part["aim"]?.text?.trimmed ?? ""
    count = part["tasks"]?.items?.count ?? 0
  }
}
