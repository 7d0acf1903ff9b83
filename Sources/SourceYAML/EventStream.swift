import CYAML

/// What libyaml found next, with indexes of scalars in the prepared text.
struct YAMLEvent {
  enum Kind {
    case documentStart, documentEnd, streamEnd
    case alias(String)
    case scalar(String, Node.Style)
    case sequenceStart(isFlow: Bool)
    case mappingStart(isFlow: Bool)
    case collectionEnd
    /// The start of the stream, of no interest.
    case other
  }

  var kind: Kind
  var anchor: String?
  var tag: String?
  var start: Int
  var end: Int
}

/// Why libyaml stopped, in its words.
struct SyntaxProblem: Error {
  var problem: String
  var problemIndex: Int
  var context: String
  var contextIndex: Int
}

/// libyaml's parser over one segment of a prepared text.
///
/// The parser keeps a pointer to itself and to its input, so both live at a fixed address here.
final class EventStream {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let firstIndex: Int
  private let isReady: Bool

  init(_ bytes: ArraySlice<UInt8>, firstIndex: Int) {
    self.firstIndex = firstIndex
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: max(1, bytes.count))
    _ = input.initialize(from: bytes)
    // It fails only when there is no memory.
    isReady = yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; after the end of the stream, the end again.
  func next() throws(SyntaxProblem) -> YAMLEvent {
    var event = yaml_event_t()
    guard isReady, yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(event, firstIndex: firstIndex)
  }

  private func problem() -> SyntaxProblem {
    guard isReady else {
      return SyntaxProblem(problem: "out of memory", problemIndex: 0, context: "", contextIndex: 0)
    }
    let state = parser.pointee
    let context = state.context.map { String(cString: $0) } ?? ""
    return SyntaxProblem(
      problem: state.problem.map { String(cString: $0) } ?? "out of memory",
      problemIndex: firstIndex + Int(clamping: state.problem_mark.index),
      context: context,
      contextIndex: firstIndex + Int(clamping: state.context_mark.index))
  }
}

extension YAMLEvent {
  fileprivate init(_ event: yaml_event_t, firstIndex: Int) {
    kind = .other
    start = firstIndex + Int(clamping: event.start_mark.index)
    end = firstIndex + Int(clamping: event.end_mark.index)
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: kind = .streamEnd
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: kind = .collectionEnd
    case YAML_ALIAS_EVENT: kind = .alias(Self.text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let buffer = UnsafeBufferPointer(start: scalar.value, count: scalar.value == nil ? 0 : scalar.length)
      kind = .scalar(String(decoding: buffer, as: UTF8.self), Node.Style(scalar.style))
      anchor = Self.text(scalar.anchor)
      tag = Self.text(scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      kind = .sequenceStart(isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE)
      anchor = Self.text(sequence.anchor)
      tag = Self.text(sequence.tag)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      kind = .mappingStart(isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE)
      anchor = Self.text(mapping.anchor)
      tag = Self.text(mapping.tag)
    default: break
    }
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}

extension Node.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .single
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .double
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}
