import Basis
import PowerFx
import Testing

@Suite struct ValueTests {
  private static let samples: [Value] = [
    .blank, .boolean(true), .int(-3), .number(Decimal("1.25") ?? .zero), .float(1e300), .float(0.1),
    .text("a\"b\n"),
    .date(20_000), .time(34_567_890), .dateTime(1_777_777_777_123), .color(0xFF00_80FF),
    .guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
    .option(Option(optionSet: "bot.topic.Order.main.q1", id: "small", displayName: "Small")),
    .option(Option(optionSet: "DateTimeFormat", id: "UTC", displayName: "UTC", backing: .text("utc"))),
    .option(Option(optionSet: "ErrorKind", id: "Div0", displayName: "Div0", backing: .number(13))),
    .record(["record": .int(1), "b": .table(Table(values: [.int(1), .blank]))]), .record([:]),
    .table(Table([.record(["a": .text("x")]), .blank, .error(.div0, "no")])), .table(Table()),
    .untyped(.object([JSON.Member("a", .array([.number("1.50"), .null]))])),
    .error(Fault(.numeric, "one", others: [Fault(.div0, "two")])),
  ]

  @Test("a recording gives the same value back")
  func recordings() throws {
    for value in Self.samples {
      var writer = JSONWriter()
      value.record(to: &writer)
      let json = try JSON(parsing: writer.text)
      #expect(Value(recorded: json) == value)
    }
  }

  @Test(
    "JSON that no value writes is refused",
    arguments: [
      #"{}"#, #"{"date":"x"}"#, #"{"error":[]}"#, #"{"error":[[1]]}"#, #"{"option":["a","b"]}"#,
      #"{"color":-1}"#,
      #"{"a":1,"b":2}"#, #"[{"x":1}]"#, #"1e400"#,
    ])
  func refused(_ text: String) throws {
    #expect(Value(recorded: try JSON(parsing: text)) == nil)
  }

  @Test("plain JSON becomes records, tables and scalars, and goes back")
  func plainJSON() throws {
    let text = #"{"a":[1,2.5,"x"],"b":[{"c":true},{"c":null}],"d":"2026"}"#
    let value = Value(json: try JSON(parsing: text))
    #expect(
      value
        == .record([
          "a": .table(Table(values: [.int(1), .number(Decimal("2.5") ?? .zero), .text("x")])),
          "b": .table(Table([.record(["c": .boolean(true)]), .record(["c": .blank])])),
          "d": .text("2026"),
        ]))
    #expect(value.json.text == text)
  }

  @Test(
    "what people read",
    arguments: [
      (Value.blank, ""), (.boolean(false), "false"), (.int(7), "7"), (.float(1e15), "1E+15"),
      (.float(0.5), "0.5"),
      (.text("x"), "x"), (.date(0), "1/1/1970"), (.dateTime(3_661_000), "1/1/1970 1:01 AM"),
      (.time(46_800_000), "1:00 PM"), (.error(.div0, "no"), ""),
      (.option(Option(optionSet: "s", id: "i", displayName: "Small")), "Small"),
      (.record(["a": .int(1)]), #"{"a":1}"#), (.untyped(.string("q")), "q"),
    ])
  func display(_ value: Value, _ text: String) {
    #expect(value.display == text)
  }

  @Test("moments pass through the wall's clock and back")
  func moments() {
    let zone = TimeZoneRules(name: "Test", base: 3600)
    let time = VirtualTime(milliseconds: 1_778_172_358_384)
    let value = Value.moment(time, in: zone)
    #expect(value == .dateTime(1_778_175_958_384))
    #expect(value.moment(in: zone) == time)
    #expect(Value.text("x").moment(in: zone) == nil)
  }

  @Test("numbers and dates are read as people write them")
  func reading() {
    #expect(Value(readingNumber: "1.234,5", locale: "de-DE") == .number(Decimal("1234.5") ?? .zero))
    #expect(Value(readingNumber: "twelve", locale: "en-US") == nil)
    #expect(Value(readingDate: "May 7, 2026", locale: "en-US", zone: .utc) == .date(20_580))
    #expect(Value(readingDate: "7/5/2026", locale: "en-GB", zone: .utc) == .date(20_580))
    #expect(Value(readingDate: "4:45 PM", locale: "en-US", zone: .utc) == .time(60_300_000))
    #expect(Value(readingDate: "soon", locale: "en-US", zone: .utc) == nil)
  }

  @Test("records with the same fields in another order are equal")
  func recordOrder() {
    let a: Record = ["x": .int(1), "y": .int(2)]
    let b: Record = ["y": .int(2), "x": .int(1)]
    #expect(a == b)
    #expect(Set([a, b]).count == 1)
  }
}
