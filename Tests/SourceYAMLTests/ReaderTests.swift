import Basis
import CustomDump
import SourceYAML
import Testing

private enum Presence: String, CaseIterable, Sendable {
  case available = "Available", busy = "Busy", away = "Away"
}

private struct Member: Equatable, Sendable {
  var name: String
  var capacity: Int
  var presence: Presence
  var skills: [String]

  static let reader = Reader<Member>.mapping("representative") { keys in
    let name = keys.required("name", .string)
    let capacity = keys.optional("capacity", .int(in: 0...1000), default: 100)
    let presence = keys.optional("presence", .oneOf(), default: Presence.available)
    let skills = keys.optional("skills", .pairs(.int(in: 1...10)), default: [])
    guard let name else { return nil }
    return Member(
      name: name, capacity: capacity, presence: presence, skills: skills.map { "\($0.key.value)=\($0.value)" }
    )
  }
}

@Suite("Reading keys")
struct ReaderTests {
  private func read<Value>(_ reader: Reader<Value>, _ text: String) -> (value: Value?, findings: [String]) {
    let (root, problems) = YAML.parse(text, file: "a.yml")
    #expect(problems == [])
    var diagnostics: [Diagnostic] = []
    let value = root.flatMap { reader.read($0, &diagnostics) }
    return (value, diagnostics.map { $0.rendered() })
  }

  @Test("a whole file reads at the call site as it is written")
  func whole() {
    let text = """
      - {name: Mia Novak, capacity: 80, presence: Busy, skills: {Billing: 8, Español: 10}}
      - name: 365
        skills:
      """
    let result = read(.list(Member.reader), text)
    expectNoDifference(
      result.value,
      [
        Member(name: "Mia Novak", capacity: 80, presence: .busy, skills: ["Billing=8", "Español=10"]),
        Member(name: "365", capacity: 100, presence: .available, skills: []),
      ])
    #expect(result.findings == [])
  }

  @Test("all findings come at once, each with its place and a hint")
  func allAtOnce() {
    let text = """
      - {nmae: Mia, capacity: "80", presence: Bussy, skills: {Billing: 11}, colour: red}
      - name: [a]
        capacity: 1001
        presence: 5
      - just text
      """
    let result = read(.list(Member.reader), text)
    #expect(result.value == [])
    expectNoDifference(
      result.findings,
      [
        "a.yml:1:4: error: the representative has no key name [key.missing]\n  hint: add name:",
        "a.yml:1:25: error: expected a whole number, found text [value.type]\n  hint: write it without quotes",
        "a.yml:1:41: error: “Bussy” is not known here [value.invalid]\n  hint: did you mean Busy?",
        "a.yml:1:66: error: 11 is out of range [value.invalid]\n  hint: write 1 to 10",
        "a.yml:1:4: error: a representative has no key “nmae” [key.unknown]\n  hint: did you mean name?",
        "a.yml:1:71: error: a representative has no key “colour” [key.unknown]\n"
          + "  hint: the keys of a representative are: name, capacity, presence, skills",
        "a.yml:2:9: error: expected text, found a list [value.type]",
        "a.yml:3:13: error: 1001 is out of range [value.invalid]\n  hint: write 0 to 1000",
        "a.yml:4:13: error: “5” is not known here [value.invalid]\n  hint: write one of: Available, Busy, Away",
        "a.yml:5:3: error: expected a mapping that describes a representative, found text [value.type]\n"
          + "  hint: write its keys with colons",
      ])
  }

  @Test("unknown keys can be warnings, or kept")
  func policies() {
    let lenient = Reader<String>.mapping("topic", unknownKeys: .warning) { $0.required("kind", .string) }
    #expect(
      read(lenient, "kind: a\nkindd: b").findings == [
        "a.yml:2:1: warning: a topic has no key “kindd” [key.unknown]\n  hint: did you mean kind?"
      ])
    let open = Reader<[String]>.mapping("topic") { keys in
      _ = keys.optional("kind", .string)
      return keys.rest().compactMap(\.key.text)
    }
    #expect(read(open, "kind: a\nx: 1\ny: 2").value == ["x", "y"])
    #expect(read(open, "kind: a\nx: 1\ny: 2").findings == [])
    let any = Reader<Bool>.mapping("topic", unknownKeys: nil) { $0.has("x") }
    #expect(read(any, "x: 1").value == true)
    #expect(read(any, "x: 1").findings == [])
  }

  @Test("nothing written is absent for an optional key and an error for a required one")
  func nothing() {
    let reader = Reader<[String?]>.mapping("thing") {
      [$0.optional("a", .string), $0.required("b", .string)]
    }
    let result = read(reader, "a:\nb: ~\n")
    #expect(result.value == [nil, nil])
    #expect(
      result.findings == [
        "a.yml:2:4: error: expected text, found nothing [value.type]\n  hint: write \"\" for no text"
      ])
  }

  @Test("booleans, lengths of time and moments say how to write them")
  func scalars() {
    #expect(read(.bool, "true").value == true)
    #expect(
      read(.bool, "yes").findings == [
        "a.yml:1:1: error: expected true or false, found text [value.type]\n  hint: write true without quotes"
      ])
    #expect(read(.bool, "'false'").value == nil)
    #expect(read(.duration, "1h30m").value == .minutes(90))
    #expect(
      read(.duration, "30").findings == [
        "a.yml:1:1: error: “30” is not a length of time [value.invalid]\n  hint: write it like 500ms, 45s, 30m, 2h, 1d or 1h30m"
      ])
    #expect(read(.stamp, "2026-01-05T09:00:00+01:00").value?.offset == 3600)
    #expect(read(.stamp, "{}").findings.count == 1)
    #expect(read(.int, "99999999999999999999").findings.count == 1)
    #expect(
      read(.int(in: 0 ... .max), "-1").findings == [
        "a.yml:1:1: error: -1 is out of range [value.invalid]\n  hint: write 0 or more"
      ])
    #expect(
      read(.parsed(as: "a month", like: "2023-06") { Era($0) }, "2023-06").value == Era(year: 2023, month: 6))
    #expect(read(.choice([("on", true), ("off", false)]), "off").value == false)
  }

  @Test("a single value can stand for a list of one")
  func oneOrMore() {
    #expect(read(.oneOrMore(.string), "a").value == ["a"])
    #expect(read(.oneOrMore(.string), "[a, b]").value == ["a", "b"])
  }

  @Test("a located value keeps its place, and later findings can use it")
  func located() {
    let reader = Reader<SourceSpan>.mapping("queue") { keys in
      let members = keys.optional("members", .list(.located(.string)), default: [])
      keys.report(.warning, "queue.empty", "nobody can answer", at: "members", hint: "add one")
      keys.report(.note, "queue.note", "about the whole", at: "absent")
      return members.last?.span
    }
    let result = read(reader, "name: x\nmembers: [a, b]\n")
    #expect(result.value?.start == SourcePosition(line: 2, column: 14, offset: 21))
    #expect(
      result.findings == [
        "a.yml:2:10: warning: nobody can answer [queue.empty]\n  hint: add one",
        "a.yml:1:1: note: about the whole [queue.note]",
        "a.yml:1:1: error: a queue has no key “name” [key.unknown]\n  hint: the keys of a queue are: members",
      ])
  }

  @Test("a value becomes JSON in the order written")
  func json() {
    let text = "z: {a: 1.50, b: [true, no, ~]}\n'1': \"2\"\n? [k]\n: v\n"
    #expect(read(.json, text).value?.text == #"{"z":{"a":1.50,"b":[true,"no",null]},"1":"2","[\"k\"]":"v"}"#)
    #expect(read(Reader.node.map { $0.span.end.line }, text).value == 4)
  }
}
