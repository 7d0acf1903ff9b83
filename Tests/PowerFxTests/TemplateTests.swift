import Basis
import PowerFx
import Testing

private let context = EvaluationContext(now: VirtualTime(milliseconds: 0)) { reference in
  reference == Reference(root: "Topic", member: "Name") ? .text("Ada") : nil
}

@Suite struct TemplateTests {
  @Test(
    "islands show their values",
    arguments: [
      ("Hello {Topic.Name}!", "Hello Ada!"), ("no islands", "no islands"), ("", ""),
      ("{1 + 1}{\"}\"}", "2}"), ("{First([{a: \"x\"}]).a}", "x"), ("a {Text(1, \"0.0\")} b", "a 1.0 b"),
      ("lone { brace", "lone { brace"), ("lone } brace", "lone } brace"), ("{ } empty", "{ } empty"),
    ])
  func render(_ source: String, _ text: String) {
    let (template, _) = Template.parse(source)
    #expect(template?.render(in: context).text == text)
  }

  @Test("an error's island is empty and the error is handed over")
  func faults() {
    let (template, _) = Template.parse("a{1 / 0}b{Topic.Nobody}c")
    let (text, faults) = template?.render(in: context) ?? ("", [])
    #expect(text == "abc")
    #expect(faults.map(\.kind) == [.div0, .notFound])
  }

  @Test("findings point into the file")
  func places() {
    let (template, diagnostics) = Template.parse(
      "Hi\nyou {isBlank(1)} and }", at: SourcePosition(line: 5, column: 9, offset: 70), file: "t.yml")
    #expect(template == nil)
    #expect(
      diagnostics.map {
        "\($0.span?.start.line ?? 0):\($0.span?.start.column ?? 0) \($0.severity.rawValue) \($0.code)"
      } == ["6:6 error expression.unknown-function", "6:22 warning template.lone-brace"])
  }
}
