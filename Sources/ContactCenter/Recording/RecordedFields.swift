import Basis

/// A value that a recording holds, written as JSON and read back without loss.
protocol Recorded {
  /// Writes it as one JSON value.
  func record(to writer: inout JSONWriter)
  /// Reads what `record` wrote.
  init(reading json: JSON) throws(Unreadable)
}

/// A recording that does not hold what it should.
struct Unreadable: Error {}

// What recordings are written with.
extension JSONWriter {
  mutating func field(_ name: String, _ id: some DenseID) { field(name, id.raw) }
  mutating func field(_ name: String, _ member: MemberID) { field(name, member.description) }
  mutating func field(_ name: String, _ value: some Recorded) {
    key(name)
    value.record(to: &self)
  }
  mutating func field(_ name: String, _ values: [some Recorded]) {
    key(name)
    array { writer in for value in values { value.record(to: &writer) } }
  }
  mutating func field(_ name: String, _ texts: [String]) {
    key(name)
    array { writer in for text in texts { writer.write(text) } }
  }
}

// What recordings are read with: each part is there and of its kind, or the whole is unreadable.
extension JSON {
  func id<ID: DenseID>(_ name: String) throws(Unreadable) -> ID { ID(try int(name)) }

  func int(_ name: String) throws(Unreadable) -> Int {
    guard let value = self[name]?.int else { throw Unreadable() }
    return value
  }

  /// A number of units or of times: within 32 bits, so that sums of two never overflow.
  func units(_ name: String) throws(Unreadable) -> Int { Int(try int32(name)) }

  func int32(_ name: String) throws(Unreadable) -> Int32 {
    guard let value = Int32(exactly: try int(name)) else { throw Unreadable() }
    return value
  }

  func text(_ name: String) throws(Unreadable) -> String {
    guard let value = self[name]?.string else { throw Unreadable() }
    return value
  }

  func truth(_ name: String) throws(Unreadable) -> Bool {
    guard let value = self[name]?.bool else { throw Unreadable() }
    return value
  }

  func time(_ name: String) throws(Unreadable) -> VirtualTime {
    guard let value = self[name]?.int else { throw Unreadable() }
    return VirtualTime(milliseconds: Int64(value))
  }

  func word<Word: RawRepresentable<String>>(_ name: String) throws(Unreadable) -> Word {
    guard let value = Word(rawValue: try text(name)) else { throw Unreadable() }
    return value
  }

  func member(_ name: String) throws(Unreadable) -> MemberID { try MemberID(reading: self[name] ?? .null) }

  func value<Value: Recorded>(_ name: String) throws(Unreadable) -> Value {
    try Value(reading: self[name] ?? .null)
  }

  func values<Value: Recorded>(_ name: String) throws(Unreadable) -> [Value] {
    guard let elements = self[name]?.array else { throw Unreadable() }
    var values: [Value] = []
    for element in elements { values.append(try Value(reading: element)) }
    return values
  }

  func texts(_ name: String) throws(Unreadable) -> [String] {
    guard let elements = self[name]?.array else { throw Unreadable() }
    let texts = elements.compactMap(\.string)
    guard texts.count == elements.count else { throw Unreadable() }
    return texts
  }

  /// Reads a part only if it is there.
  func optional<Value>(
    _ name: String, _ read: (JSON) throws(Unreadable) -> Value
  ) throws(Unreadable) -> Value? {
    self[name] == nil ? nil : try read(self)
  }
}

extension MemberID: Recorded {
  func record(to writer: inout JSONWriter) { writer.write(description) }

  init(reading json: JSON) throws(Unreadable) {
    let parts = json.string?.split(separator: "-", maxSplits: 1) ?? []
    guard parts.count == 2, let number = Int32(parts[1]) else { throw Unreadable() }
    switch parts[0] {
    case "bot": self = .bot(BotID(Int(number)))
    case "representative": self = .representative(RepresentativeID(Int(number)))
    default: throw Unreadable()
    }
  }
}

extension ContextVariable: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("name", name)
      $0.field("value", value)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    guard let value = json["value"] else { throw Unreadable() }
    self.init(try json.text("name"), value)
  }
}

extension RequiredSkill: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("name", name)
      $0.field("rating", rating)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(try json.text("name"), rating: try json.units("rating"))
  }
}

extension Transfer: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("representative", representative)
      $0.field("queue", queue)
      $0.field("toBot", toBot)
      if let bot { $0.field("bot", bot) }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(
      representative: try json.id("representative"), queue: try json.id("queue"),
      toBot: try json.truth("toBot"),
      bot: try json.optional("bot") { json throws(Unreadable) in try json.id("bot") })
  }
}

extension Rejection: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("request", request)
      if let conversation { $0.field("conversation", conversation) }
      if let asked { $0.field("asked", asked) }
      $0.field("rule", rule)
      $0.field("sentence", sentence)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(
      request: try json.text("request"),
      conversation: try json.optional("conversation") { json throws(Unreadable) in try json.id("conversation")
      },
      asked: try json.optional("asked") { json throws(Unreadable) in try json.member("asked") },
      rule: try json.text("rule"), sentence: try json.text("sentence"))
  }
}
