import Basis
import Simulation
import SourceYAML

/// What a workstream's window asks and when it is open, as it is written.
struct WidgetEntry: Sendable {
  var widget: ChatWidget
  var hours: Located<String>?

  /// Reads the window's keys of a workstream.
  static func read(_ keys: inout MappingReader, channel: String) -> WidgetEntry {
    let preChat = keys.optional("pre-chat", .questions)
    let postChat = keys.optional("post-chat", .survey)
    let botSurvey = keys.optional("bot-survey", .survey)
    let hours = keys.optional("hours", .located(.string))
    let outside = keys.optional("outside-hours", .oneOf(ChatWidget.Outside.self), default: .offline)
    let isChat = channel.hasSuffix("chat")
    for key in ["pre-chat", "hours"] where keys.has(key) && !isChat {
      keys.report(
        .error, "widget.only-chat", "only a chat has a window; \(channel.prefix(40)) has no \(key):", at: key,
        hint: "leave it out, or write channel: live-chat")
    }
    return WidgetEntry(
      widget: ChatWidget(
        preChat: preChat.map { Survey($0) }, postChat: postChat, botSurvey: botSurvey, outside: outside),
      hours: hours)
  }
}

extension Reader where Value == Survey {
  /// A list of questions, or `{link: "https://…"}`.
  fileprivate static var survey: Reader {
    Reader { node, diagnostics in
      if node.items != nil {
        return Reader<[Survey.Question]>.questions.read(node, &diagnostics).map { Survey($0) }
      }
      return linked.read(node, &diagnostics)
    }
  }

  private static var linked: Reader {
    mapping("survey") { keys in keys.required("link", .string).map { Survey(link: $0) } }
  }
}

extension Reader where Value == [Survey.Question] {
  /// At most ten questions.
  fileprivate static var questions: Reader {
    Reader { node, diagnostics in
      let all = Reader<[Located<Survey.Question>]>.list(.located(.question)).read(node, &diagnostics)
      guard let all else { return nil }
      var names: Set<String> = []
      for question in all where !names.insert(question.value.name).inserted {
        diagnostics.append(
          Diagnostic(
            .error, "survey.duplicate-name", "two questions are called \(question.value.name.prefix(40))",
            at: question.span, hint: "the name is that of the answer's context variable; give each its own"))
      }
      if all.count > Survey.mostQuestions {
        diagnostics.append(
          Diagnostic(
            .error, "survey.too-many",
            "a survey has at most \(Survey.mostQuestions) questions, here are \(all.count)",
            at: node.span, hint: "leave some out"))
      }
      return all.map(\.value)
    }
  }
}

extension Reader where Value == Survey.Question {
  /// `{name: Topic, question: "What is it about?", type: option-set, options: Billing; Delivery, required: true}`.
  fileprivate static var question: Reader {
    mapping("survey's question") { keys in
      let name = keys.required("name", .string)
      let text = keys.required("question", .string)
      let kind = keys.optional("type", .oneOf(QuestionKind.self), default: .singleLine)
      let options = keys.optional("options", .optionSet, default: [])
      let isRequired = keys.optional("required", .bool, default: false)
      if let text, text.count > Survey.longestQuestion {
        keys.report(
          .error, "survey.question-length",
          "a question has at most \(Survey.longestQuestion) characters, here are \(text.count)",
          at: "question",
          hint: "make it shorter")
      }
      if (kind == .optionSet) == options.isEmpty {
        keys.report(
          .error, "survey.options",
          options.isEmpty ? "an option set needs its options" : "only an option set has options",
          at: options.isEmpty ? "type" : "options",
          hint: "write type: option-set and options: Billing; Delivery")
      }
      guard let name, let text else { return nil }
      return Survey.Question(name: name, text: text, answer: kind.answer(options), isRequired: isRequired)
    }
  }
}

/// How a question is answered, as files write it.
private enum QuestionKind: String, CaseIterable, Sendable {
  case singleLine = "single-line"
  case multipleLines = "multiple-lines"
  case optionSet = "option-set"
  case consent

  func answer(_ options: [String]) -> Survey.Answer {
    switch self {
    case .singleLine: .singleLine
    case .multipleLines: .multipleLines
    case .optionSet: .options(options)
    case .consent: .consent
    }
  }
}

extension Reader where Value == [String] {
  /// `Billing; Delivery` as the product's administrators write it, or a list.
  fileprivate static var optionSet: Reader {
    Reader { node, diagnostics in
      if node.items != nil { return Reader<[String]>.list(.string).read(node, &diagnostics) }
      return Reader<String>.string.read(node, &diagnostics).map { text in
        text.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
      }
    }
  }
}
