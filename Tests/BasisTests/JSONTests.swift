import Basis
import Foundation
import Testing

@Suite("JSON")
struct JSONTests {
  @Test(
    "what is read is written back unchanged",
    arguments: [
      #"{"b":1.50,"a":[1e5,-0,0.1E+2,12345678901234567890],"b":null}"#, #""\"\\\n\r\t\u0001é😀""#, "[]", "{}",
      "[[],{}]",
      #"[true,false,null,"","/"]"#,
    ])
  func roundTrip(text: String) throws {
    #expect(try JSON(parsing: text).text == text)
    #expect(try JSON(parsing: JSON(parsing: text).prettyText).text == text)
  }

  @Test("escapes are decoded, and lone halves of pairs become U+FFFD")
  func escapes() throws {
    #expect(try JSON(parsing: #""\u00e9\ud83d\ude00\/\b\f""#) == .string("é😀/\u{8}\u{C}"))
    #expect(
      try JSON(parsing: #""\ud83d\u0041\ude00\ud83dx\ud83d""#)
        == .string("\u{FFFD}A\u{FFFD}\u{FFFD}x\u{FFFD}"))
    #expect(try JSON(parsing: #""\uDBFF\uDFFF""#) == .string("\u{10FFFF}"))
  }

  @Test("any text survives writing and reading, whatever is in it")
  func anyText() throws {
    let chance = Chance(seed: 4)
    for event in 0..<500 as Range<UInt64> {
      var text = String.UnicodeScalarView()
      for index in 0..<20 as Range<UInt64> {
        let limit = [0x80, 0x800, 0x1_0000, 0x11_0000][
          chance.pick(4, event: event, purpose: .tie, index: index)]
        let value = chance.pick(limit, event: event, purpose: .variation, index: index)
        if let scalar = Unicode.Scalar(UInt32(value)) { text.append(scalar) }
      }
      let value = JSON.object([.init(String(text), .string(String(text)))])
      #expect(try JSON(parsing: value.text) == value)
      #expect(value.text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 })
    }
  }

  @Test("parts are found by name, the last of equal ones, and by type")
  func parts() throws {
    let json = try JSON(parsing: #"{"a":1,"b":{"c":[true,"x",2.5]},"a":2,"n":1.0}"#)
    #expect(json["a"]?.int == 2)
    #expect(json["b"]?["c"]?.array?.map(\.bool) == [true, nil, nil])
    #expect(json["b"]?["c"]?.array?[1].string == "x")
    #expect(json["b"]?["c"]?.array?[2].double == 2.5)
    #expect(json["n"]?.int == nil)
    #expect(json["x"] == nil && json["a"]?["b"] == nil)
    #expect(json.members?.map(\.name) == ["a", "b", "a", "n"])
  }

  @Test("two hundred levels are read and many more are refused")
  func depth() throws {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(try JSON(parsing: nested(200)).text == nested(200))
    #expect(throws: JSON.ParseError.self) { try JSON(parsing: nested(202)) }
    #expect(throws: JSON.ParseError.self) { try JSON(parsing: String(repeating: #"{"a":"#, count: 100_000)) }
  }

  @Test("an error names the byte where reading stopped")
  func errors() {
    func offset(_ text: String) -> Int? {
      do throws(JSON.ParseError) {
        _ = try JSON(parsing: text)
        return nil
      } catch {
        return error.offset
      }
    }
    #expect(offset(#"{"a": x}"#) == 6)
    #expect(offset("1  2") == 3)
    #expect(offset("\"ab") == 3)
    #expect(throws: JSON.ParseError.self) { try JSON(parsing: [0x22, 0xFF, 0x22]) }
  }

  @Test("the writer puts commas between what the caller writes, and lines apart")
  func writer() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("a", 1)
      writer.key("b")
      writer.array { writer in
        writer.write("x")
        writer.object { _ in }
        writer.write(JSON.null)
      }
      writer.field("c", true)
    }
    writer.newline()
    writer.write(-5)
    #expect(writer.text == "{\"a\":1,\"b\":[\"x\",{},null],\"c\":true}\n-5")
    writer.removeAll()
    writer.write("fresh")
    #expect(writer.text == "\"fresh\"")
  }

  @Test("literals build values")
  func literals() {
    let json: JSON = ["a": [1, true, "x"], "b": .null]
    #expect(json.text == #"{"a":[1,true,"x"],"b":null}"#)
    #expect(json.prettyText == "{\n  \"a\": [\n    1,\n    true,\n    \"x\"\n  ],\n  \"b\": null\n}")
  }
}

private let suiteFolder = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"].map {
  "\($0)/json-test-suite"
}

@Suite("The JSON test suite", .enabled(if: suiteFolder != nil, "needs the data that HANDOFF_CORPUS names"))
struct JSONTestSuite {
  @Test("what must be accepted is, what must be refused is, and the rest does not trap")
  func suite() throws {
    let folder = try #require(suiteFolder)
    var counts: [Substring: Int] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where name.hasSuffix(".json") {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
      let value = try? JSON(parsing: bytes)
      switch name.prefix(2) {
      case "y_": #expect(value != nil, "\(name)")
      case "n_": #expect(value == nil, "\(name)")
      default: break
      }
      if let value { #expect(try JSON(parsing: value.text) == value, "\(name)") }
      counts[name.prefix(2), default: 0] += 1
    }
    #expect((counts["y_"] ?? 0) > 90 && (counts["n_"] ?? 0) > 180)
  }
}
