import Basis
import SourceYAML

/// Gives the names and conditions of a written lesson their meaning.
struct LessonReader {
  /// Codes of the findings.
  enum Code {
    static let empty = "lesson.no-tasks"
    static let never = "lesson.nothing-happens"
  }

  let entries: LessonEntries
  let title: String

  /// The lesson; what is wrong with it is added to the script's findings.
  func lesson(_ script: inout ScriptReader) -> Lesson {
    if entries.tasks.isEmpty {
      script.diagnostics.append(
        Diagnostic(
          .error, Code.empty, "a lesson needs a task", at: entries.span,
          hint: "write under tasks: a task with task:, do: and checks:"))
    }
    return Lesson(
      title: title, number: entries.number, aim: entries.aim, tasks: entries.tasks.map { task($0, &script) })
  }

  private func task(_ task: LessonEntries.Task, _ script: inout ScriptReader) -> Lesson.Task {
    let findings = script.diagnostics.count
    let checks = task.checks.flatMap { script.expectations.read($0, &script.diagnostics) }
    // States and absences may hold before anybody does anything; what is wrong with the checks is told already.
    if findings == script.diagnostics.count, !checks.contains(where: \.isAboutSomethingNew) {
      script.diagnostics.append(
        Diagnostic(
          .error, Code.never, "nothing has to happen for the task \(task.title.value.prefix(60))",
          at: task.title.span, hint: "add a fact to checks:, such as accepted: {by: Mia Novak}"))
    }
    let mistakes = task.mistakes.compactMap { mistake in
      script.expectations.fact(mistake.when, &script.diagnostics).map {
        Lesson.Mistake(when: $0, words: mistake.words)
      }
    }
    let offers = task.offers.filter { fault($0, &script) != nil }.map(\.value)
    return Lesson.Task(
      title: task.title.value, instruction: task.instruction, checks: checks, hints: task.hints,
      mistakes: mistakes, lesson: task.lesson, offers: offers,
      injects: task.injects.compactMap { fault($0, &script) }, span: task.title.span)
  }

  /// What a fault does, as it follows `/fault`.
  private func fault(_ written: Located<String>, _ script: inout ScriptReader) -> Act? {
    switch script.parser.parse("/fault \(written.value)", at: .stage, span: written.span) {
    case .success(let act): return act
    case .failure(let failure):
      script.diagnostics += failure.diagnostics
      return nil
    }
  }
}

extension Expectation {
  /// Whether it asks for something that has to happen, and not only for how things stand.
  fileprivate var isAboutSomethingNew: Bool {
    switch form {
    case .inOrder(let steps): !steps.isEmpty
    case .holds(let subject, _):
      switch subject {
      case .happening, .sent, .received, .node, .recognized: true
      case .state, .seen, .walkthrough, .lesson, .session, .variables: false
      }
    case .never, .trace, .transcript: false
    }
  }
}
