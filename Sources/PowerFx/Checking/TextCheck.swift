import Basis

extension Compiler {
  /// The format of Text: of numbers and moments only, and one that spreadsheets have too.
  mutating func checkText(_ call: Call) {
    guard call.types.count > 1 else { return }
    let format = call.types[1]
    if case .option(let set) = format, set != "DateTimeFormat", Enumeration.isClosed(set) {
      find("expected-text", "\(format.name) stands where a format is wanted", at: call.arguments[1].mark)
      return report(call)
    }
    guard format == .scalar(.text) else { return }
    switch call.types[0] {
    case .scalar(.text), .scalar(.guid), .scalar(.boolean), .scalar(.color), .option:
      if constantText(call.nodes[1]) == "" { return }
      find(
        "format-of-text", "only numbers, dates and times have a format, not \(call.types[0].name)",
        at: call.arguments[1].mark)
      report(call)
    default:
      guard let text = constantText(call.nodes[1]), !TextFormat.isKnown(text) else { return }
      find("format", "the format \u{201C}\(text)\u{201D} cannot be used", at: call.arguments[1].mark)
      report(call)
    }
  }

  /// The text of a node that is the same at each run: written out, or joined of such texts.
  func constantText(_ node: Int32) -> String? {
    guard isConstant(node) else { return nil }
    var evaluator = Evaluator(
      Program(self, root: node), in: EvaluationContext(now: VirtualTime(milliseconds: 0)))
    switch evaluator.evaluate(node) {
    case .text(let text): return text
    case .option(let option):
      if case .text(let text) = option.backing { return text }
      return nil
    default: return nil
    }
  }

  private func isConstant(_ node: Int32) -> Bool {
    switch nodes[Int(node)] {
    case .constant: true
    case .binary(.concatenate, let left, let right): isConstant(left) && isConstant(right)
    case .call(let function, let first, let count):
      ["Concatenate", "Char", "UniChar", "Hex2Dec"].contains(functions[Int(function)].name)
        && (first..<first + count).allSatisfy { isConstant(children[Int($0)]) }
    case .interpolated(let first, let count):
      (first..<first + count).allSatisfy { isConstant(children[Int($0)]) }
    default: false
    }
  }
}
