import Basis

/// A BotiumScript file as it is written: a name, a description, sections of lines.
struct ConvoFile {
  /// A section: what `#me`, `#bot`, `#begin`, `#end` or `#include` begins.
  struct Section {
    /// Whose it is.
    enum Sender: Equatable {
      case me, bot, begin, end
      /// Another file's steps, by its name.
      case include(String)
    }

    var sender: Sender
    var span: SourceSpan
    var lines: [TextLines.Line]
  }

  var path: String
  var name: String
  var sections: [Section] = []
  var findings: [Diagnostic] = []

  /// Reads a `.convo.txt` or `.pconvo.txt`.
  init(_ text: String, path: String) {
    self.path = path
    name = ""
    for line in TextLines(text, file: path).lines { take(line) }
    if name.isEmpty { name = ConvoFile.stem(path) }
  }

  /// The file's name without its kind: `login` of `convos/login.pconvo.txt`.
  static func stem(_ path: String) -> String {
    path.lastPathPart.split(separator: ".").first.map(String.init) ?? path
  }

  private mutating func take(_ line: TextLines.Line) {
    if line.text.first == "#", line.text.dropFirst().first.map({ !$0.isWhitespace && $0 != "#" }) == true {
      let words = line.text.dropFirst().split(separator: " ", maxSplits: 1)
      let argument = words.count > 1 ? words[1].trimmed : ""
      if let sender = Self.sender(String(words[0]), argument) {
        sections.append(Section(sender: sender, span: line.span, lines: []))
        return
      }
      findings.append(
        Diagnostic(
          .warning, "convo.sender", "#\(words[0]) is no section, so that its lines are not read",
          at: line.span,
          hint: "sections are #me, #bot, #begin, #end and #include NAME"))
      sections.append(Section(sender: .include(""), span: line.span, lines: []))
      return
    }
    if sections.isEmpty {
      // The first line is the name, the others before a section describe it.
      if name.isEmpty { name = line.text.trimmed }
    } else {
      sections[sections.count - 1].lines.append(line)
    }
  }

  private static func sender(_ word: String, _ argument: String) -> Section.Sender? {
    switch word {
    case "me": .me
    case "bot": .bot
    case "begin": .begin
    case "end": .end
    case "include": .include(argument)
    default: nil
    }
  }
}

/// A line that says more than words: an asserter, a hook, or something the customer does.
struct ConvoCommand {
  /// The word in capitals.
  var word: String
  /// What follows it, parted at `|`.
  var arguments: [String]
  /// Whether it must not hold.
  var isNegated: Bool
  /// Whether it may fail.
  var isOptional: Bool

  /// Words that BotiumScript understands; everything else in capitals is a text, or the name of utterances.
  private static let words: Set<String> = [
    "BUTTON", "BUTTONS", "MEDIA", "FORM", "FORMS", "CARDS", "INCLUDE", "PAUSE", "WAITFORBOT", "INTENT",
    "INTENT_UNIQUE", "INTENT_CONFIDENCE", "ENTITIES", "ENTITY_VALUES", "JSON", "JSON_PATH", "RESPONSE_LENGTH",
    "TEXT", "TEXT_IC", "TEXT_EXACT", "TEXT_EXACT_IC", "TEXT_CONTAINS_ANY", "TEXT_CONTAINS_ANY_IC",
    "TEXT_CONTAINS_ALL", "TEXT_CONTAINS_ALL_IC", "TEXT_REGEXP", "TEXT_REGEXP_IC", "TEXT_WILDCARD",
    "TEXT_WILDCARD_IC", "BOT_CONSUMED", "BOT_UNCONSUMED_COUNT", "SKIP_BOT_UNCONSUMED", "UPDATE_CUSTOM",
    "SET_SCRIPTING_MEMORY", "CLEAR_SCRIPTING_MEMORY", "ASSIGN_SCRIPTING_MEMORY", "CONVO_STEP_PARAMETERS",
    "CONDITIONAL_STEP_BUSINESS_HOURS", "CONDITIONAL_STEP_TIME_BASED", "CONDITIONAL_STEP_JSON_PATH_BASED",
    "CONDITIONAL_STEP_CAPABILITY_VALUE_BASED", "CONDITIONAL_STEP_LOGIC_HOOK",
  ]

  /// Reads a line; nil when it is a text.
  init?(_ line: Substring) {
    var rest = Substring(line.trimmed)
    isOptional = rest.first == "?"
    if isOptional { rest = rest.dropFirst() }
    isNegated = rest.first == "!"
    if isNegated { rest = rest.dropFirst() }
    let parts = rest.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let first = parts.first, Self.words.contains(String(first)) else { return nil }
    word = String(first)
    arguments = parts.count > 1 ? Self.split(parts[1]) : []
  }

  /// Arguments are parted at `|`; `\|` is the sign itself.
  private static func split(_ text: Substring) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in text {
      switch (character, isEscaped) {
      case ("\\", false): isEscaped = true
      case ("|", false): parts.append("")
      case ("|", true):
        parts[parts.count - 1].append("|")
        isEscaped = false
      default:
        if isEscaped { parts[parts.count - 1].append("\\") }
        parts[parts.count - 1].append(character)
        isEscaped = character == "\\"
      }
    }
    return parts.map(\.trimmed)
  }
}

/// What convos refer to: partial convos and utterances, by name.
struct ConvoBook {
  /// Partial convos by their names and their files' names.
  private(set) var partials: [String: ConvoFile] = [:]
  /// Phrases by the name of their list.
  private(set) var utterances: [String: [String]] = [:]

  /// Reads the `.pconvo.txt` and `.utterances.txt` among some files.
  init(_ files: [SourceBundle.File]) {
    for file in files {
      if file.path.hasSuffix(".pconvo.txt") {
        let partial = ConvoFile(file.text, path: file.path)
        partials[partial.name] = partial
        if partials[ConvoFile.stem(file.path)] == nil { partials[ConvoFile.stem(file.path)] = partial }
      } else if file.path.hasSuffix(".utterances.txt") {
        let (name, phrases) = Self.phrases(file.text)
        utterances[name] = phrases
      }
    }
  }

  /// A list of utterances: its name, then a phrase on each line.
  static func phrases(_ text: String) -> (name: String, phrases: [String]) {
    let lines = TextLines(text, file: "").lines.map(\.text.trimmed).filter { !$0.isEmpty }
    return (lines.first ?? "", Array(lines.dropFirst()))
  }
}
