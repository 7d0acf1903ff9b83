import Basis
import PowerFx
import SourceYAML

/// Turns the nested actions of one topic into a flat array of instructions.
struct TopicCompiler {
  /// Deepest nesting of actions.
  static let deepest = 200
  /// Most instructions of one topic: the product allows far fewer, a hostile file far more.
  static let mostInstructions = 20_000

  /// The topic's schema name: closed lists of its questions are named after it.
  let topicID: String
  /// The trigger's id, part of the same names.
  let triggerID: String
  /// The shared entities by every name.
  let entities: EntityDirectory
  private(set) var code: [Instruction] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var report = TopicReport()
  /// Every expression that was read.
  private(set) var expressions: [Expression] = []
  private var placesByID: [String: Int32] = [:]
  private var depth = 0
  /// Loops around the current place, innermost last: for BreakLoop and ContinueLoop.
  var loops: [Int32] = []
  /// The values the topic takes, as what its one service is given: for tools.
  var topicInputs: [InputBinding] = []

  init(topicID: String, triggerID: String, entities: EntityDirectory) {
    self.topicID = topicID
    self.triggerID = triggerID
    self.entities = entities
  }

  /// The number the next instruction gets.
  var here: Int32 { Int32(code.count) }

  // MARK: Actions

  /// Compiles a list of actions.
  mutating func compile(actions node: Node?) {
    guard let node, !node.isNull else { return }
    guard let items = node.items else {
      report(
        .error, "topic.actions", "`actions` must be a list", at: node, hint: "Put `- ` before each action")
      return
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      report(.error, "topic.too-deep", "actions are nested more than \(Self.deepest) levels deep", at: node)
      return
    }
    for item in items { compile(action: item) }
  }

  private mutating func compile(action node: Node) {
    guard code.count < Self.mostInstructions else {
      if code.count == Self.mostInstructions {
        report(.error, "topic.too-long", "the topic has more than \(Self.mostInstructions) actions", at: node)
        emit(Jump(target: here + 1), for: node)
      }
      return
    }
    guard node.entries != nil, let kind = node["kind"]?.text ?? node["$kind"]?.text else {
      report(.error, "action.kind", "an action has no `kind`, so that nothing says what it does", at: node)
      countInvalid("action without kind", at: node)
      return
    }
    if let id = node["id"]?.text {
      if placesByID[id] != nil {
        report(.warning, "action.same-id", "two actions have the id \(id)", at: node)
      }
      placesByID[id] = placesByID[id] ?? here
    } else if !kind.hasSuffix("TaskAction") {
      report(.warning, "action.id", "the \(kind) has no `id`; one was made from its place", at: node)
    }
    // A disabled action is skipped; a jump to it lands behind it.
    if node["disabled"]?.text == "true" { return }
    guard let known = ActionKinds.byName[kind] else {
      let hint = Suggestion.nearest(to: kind, among: ActionKinds.all.map(\.name)).map {
        "Did you mean \($0)?"
      }
      report(
        .warning, "action.unknown-kind", "\(kind) is no known kind of action; it is passed over", at: node,
        hint: hint)
      self.report.invalid.append(Finding(what: kind, actionID: id(of: node), span: node.span))
      emit(Unsupported(kind: kind), for: node)
      return
    }
    switch known.support {
    case .executable: self.report.actions += 1
    case .stub: self.report.needsStub.append(Finding(what: kind, actionID: id(of: node), span: node.span))
    }
    known.build(node, &self)
  }

  /// Compiles the one action of a tool (`TaskDialog`), which may lack a `kind`.
  mutating func compile(tool node: Node) {
    guard node["kind"] != nil else { return compile(model: "TaskDialog", node) }
    compile(action: node)
  }

  /// Compiles what only a language model does: a declared answer stands in for it.
  mutating func compile(model what: String, _ node: Node) {
    report.needsStub.append(Finding(what: what, actionID: id(of: node), span: node.span))
    emit(
      ServiceCall(
        inputs: topicInputs, outputs: .bound([]),
        answer: GeneratedAnswer(isSent: true, isWhole: false, searches: false)), for: node)
  }

  mutating func countInvalid(_ what: String, at node: Node) {
    report.invalid.append(Finding(what: what, actionID: node["id"]?.text ?? "", span: node.span))
  }

  mutating func countDeclared(_ what: String, at node: Node) {
    report.needsStub.append(Finding(what: what, actionID: node["id"]?.text ?? "", span: node.span))
  }

  // MARK: Instructions

  /// Adds an instruction and gives its number.
  @discardableResult
  mutating func emit(_ action: any Action, for node: Node) -> Int32 {
    let place = here
    let outcome = node["conversationOutcome"]?.text
    var kind = node["kind"]?.text ?? node["$kind"]?.text ?? ""
    if case .jump = action.part { kind = "" }
    code.append(
      Instruction(
        id: id(of: node), kind: kind,
        displayName: node["displayName"]?.text ?? "", span: node.span,
        outcome: outcome.flatMap(ConversationOutcome.init(rawValue:)), doing: Shared(action)))
    return place
  }

  /// Adds a jump whose target is set later.
  mutating func emitJump(for node: Node) -> Int32 { emit(Jump(target: 0), for: node) }

  /// Sets what an instruction does once its targets are known.
  mutating func patch(_ place: Int32, _ action: any Action) { code[Int(place)].action = action }

  /// Gives a reserved place the kind and outcome of its node.
  mutating func name(_ place: Int32, as node: Node) {
    code[Int(place)].kind = node["kind"]?.text ?? node["$kind"]?.text ?? ""
  }

  /// Makes an id a place that GotoAction can reach: that of a branch.
  mutating func mark(_ id: String?, at place: Int32) {
    if let id, placesByID[id] == nil { placesByID[id] = place }
  }

  private func id(of node: Node) -> String { node["id"]?.text ?? "\(triggerID)-\(here)" }

  /// The finished code: targets lead past jumps, and the ids of GotoAction are places.
  mutating func finish() -> [Instruction] {
    for index in code.indices {
      guard case .goto(let goto) = code[index].action.part, goto.target < 0 else { continue }
      if let place = placesByID[goto.actionID] {
        code[index].action = GotoAction(actionID: goto.actionID, target: place)
      } else {
        report.invalid.append(
          Finding(
            what: "GotoAction \(goto.actionID)", actionID: code[index].id, span: code[index].span))
        let hint = Suggestion.nearest(to: goto.actionID, among: placesByID.keys.sorted())
        diagnostics.append(
          Diagnostic(
            .error, "action.goto", "GotoAction leads to \(goto.actionID), which is not in this topic",
            at: code[index].span, hint: hint.map { "Did you mean \($0)?" }))
      }
    }
    let targets = code.map { instruction -> Int32? in
      if case .jump(let jump) = instruction.action.part { jump.target } else { nil }
    }
    func end(_ target: Int32) -> Int32 {
      var target = target
      // Jumps lead forward only, so that this ends.
      while targets.indices.contains(Int(target)), let next = targets[Int(target)], next > target {
        target = next
      }
      return target
    }
    for index in code.indices {
      code[index].action = code[index].action.retargeted(end)
      code[index].next = end(Int32(index) + 1)
    }
    return code
  }

  // MARK: Properties

  mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String, at node: Node, hint: String? = nil
  ) {
    diagnostics.append(Diagnostic(severity, code, message, at: node.span, hint: hint))
  }

  /// A property that may be an expression; nil when it is not written.
  mutating func formula(_ node: Node?) -> Formula? {
    guard let node else { return nil }
    guard let text = node.text else { return .literal(Self.literal(node)) }
    guard text.hasPrefix("=") else { return .literal(Value(json: node.json)) }
    let (expression, findings) = Expression.parse(
      String(text.dropFirst()), at: node.contentStart(skipping: 1), file: node.span.file)
    diagnostics += findings
    guard let expression else {
      countInvalid("expression", at: node)
      return .literal(.error(.invalidFunctionUsage, "The expression cannot be read"))
    }
    note(expression, at: node)
    expressions.append(expression)
    return .expression(expression)
  }

  /// A value written as a mapping or a list.
  private static func literal(_ node: Node) -> Value {
    if node["kind"]?.text == "OptionDataValue", let id = node["value"]?.text ?? node["optionId"]?.text {
      let type = node["type"]
      let set = type?["optionSetName"]?.text ?? type?["name"]?.text ?? node["optionSetName"]?.text ?? ""
      return .option(Option(optionSet: set, id: id, displayName: id))
    }
    return Value(json: node.json)
  }

  /// A text in which `{expressions}` stand; nil when it is not written.
  mutating func template(_ node: Node?) -> TextTemplate? {
    guard let node, let text = node.text else { return nil }
    let (template, findings) = Template.parse(text, at: node.contentStart(skipping: 0), file: node.span.file)
    diagnostics += findings
    if let template {
      expressions += template.expressions
      for expression in template.expressions { note(expression, at: node) }
    } else {
      countInvalid("expression", at: node)
    }
    return TextTemplate(source: text, template: template)
  }

  /// What names in expressions may begin with; the ids of option sets, which have dots, may too.
  private static let roots: Set<String> = ["Topic", "Global", "bot", "System", "Env", "ChannelId"]

  private mutating func note(_ expression: Expression, at node: Node) {
    for root in Set(expression.references.compactMap(\.first)).sorted()
    where !Self.roots.contains(root) && !root.contains(".") {
      let near = Suggestion.nearest(to: root, among: Self.roots.sorted())
      report(
        .error, "expression.unknown-name", "the name \(root) is not known", at: node,
        hint: near.map { "Did you mean \($0)?" }
          ?? "Write Topic.\(root) for a variable, \"\(root)\" for a text")
      countInvalid("name \(root)", at: node)
    }
    for function in expression.unsupportedFunctions {
      self.report.unsupported.append(Finding(what: "\(function)()", actionID: "", span: node.span))
      report(.warning, "expression.unsupported", "\(function) cannot be computed yet", at: node)
    }
  }

  /// The variable a property names.
  mutating func variable(_ node: Node?, of owner: Node) -> VariableName? {
    guard let node, let text = node.text else { return nil }
    if let name = VariableName(text) { return name }
    report(
      .error, "action.variable", "\(text) is no variable: it has no scope", at: node,
      hint: "Write Topic.\(text) or Global.\(text)")
    countInvalid("variable", at: node)
    return nil
  }

  /// A text property that is required.
  mutating func required(_ key: String, of node: Node) -> String {
    if let text = node[key]?.text { return text }
    report(.error, "action.property", "the \(node["kind"]?.text ?? "action") has no `\(key)`", at: node)
    countInvalid("property \(key)", at: node)
    return ""
  }
}

extension Node {
  /// Where the text of a scalar starts in its file, as well as can be said: blocks start on the next line.
  func contentStart(skipping count: Int) -> SourcePosition {
    guard case .scalar(_, let style) = kind else { return span.start }
    switch style {
    case .plain: return span.start.advanced(by: count)
    case .single, .double: return span.start.advanced(by: count + 1)
    case .literal, .folded:
      return SourcePosition(line: span.start.line + 1, column: 1 + count, offset: span.start.offset + count)
    }
  }
}

extension SourcePosition {
  fileprivate func advanced(by count: Int) -> SourcePosition {
    SourcePosition(line: line, column: column + count, offset: offset + count)
  }
}
