import ArgumentParser
import Basis
import Exports
import Host
import Simulation
import Text
import Transcripts

/// `handoff convert`: conversations from one format to another.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", _superCommandName: "handoff",
    abstract: "Turn recordings and other tools' conversations into transcripts and tests.",
    discussion: """
      handoff convert talk.handoff.jsonl talk.html         a page; a box hides what
                                                           the customer could not see
      handoff convert talk.handoff.jsonl talk.transcript   for the Emulator
      handoff convert talk.handoff.jsonl - --to md         to standard output
      handoff convert mockup.chat mockup.transcript        what chatdown does
      handoff convert set.csv set.scenario.yml --bot DIR   a test set as a test
      handoff convert hi.convo.txt hi.scenario.yml         a BotiumScript as a test

      handoff convert talk.handoff.jsonl talk.svg          the windows, moving
      handoff convert talk.handoff.jsonl s.svg --at 7      a still of one step
      handoff convert talk.handoff.jsonl t.cast --size 80x24 --theme light
      handoff convert talk.handoff.jsonl t.html --screens  the windows, played

      Read: recording, transcript (also snapshots of the test canvas), chat, convo,
      pconvo, utterances, csv (evaluations, Kit test sets, our own), jsonl.
      Written: transcript, chat, csv, jsonl, md, html, txt, scenario; of the windows
      cast, cast3 (asciicast versions 2 and 3), svg, and with --screens html, md, txt.
      """)

  @Argument(help: "The file to read; - is standard input.", completion: .file())
  var input: String

  @Argument(help: "The file to write; - is standard output.", completion: .file())
  var output: String

  @Option(name: .long, help: ArgumentHelp("The format of IN; by the end of its name.", valueName: "format"))
  var from: String?

  @Option(name: .long, help: ArgumentHelp("The format of OUT; by the end of its name.", valueName: "format"))
  var to: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Only one conversation: conv-2, or its number from 1.", valueName: "number"))
  var conversation: String?

  @Option(
    name: .long, help: ArgumentHelp("The folder of the bot's agent, for a scenario.", valueName: "folder"))
  var bot: String?

  @Option(
    name: .long, help: ArgumentHelp("The organization file that a scenario uses.", valueName: "file"))
  var organization: String?

  @Flag(name: .long, help: "The windows instead of the conversation, for html, md and txt.")
  var screens = false

  @OptionGroup var film: FilmOptions

  @OptionGroup var common: CommonOptions

  /// What a file holds.
  enum Kind: Equatable {
    case recording, scenario
    case told(TranscriptFormat)
    case film(FilmFormat)

    init?(name: String) {
      switch name.lowercased() {
      case "recording": self = .recording
      case "scenario": self = .scenario
      case "cast", "cast3", "svg": self = .film(FilmFormat(rawValue: name.lowercased()) ?? .cast)
      case let name:
        guard let format = TranscriptFormat(rawValue: name) else { return nil }
        self = .told(format)
      }
    }

    init?(path: String) {
      if path.hasSuffix(".handoff.jsonl") {
        self = .recording
      } else if path.hasSuffix(".yml") || path.hasSuffix(".yaml") {
        self = .scenario
      } else if path.hasSuffix(".cast") || path.hasSuffix(".svg") {
        self = .film(path.hasSuffix(".cast") ? .cast : .svg)
      } else {
        guard let format = TranscriptFormat.named(path) else { return nil }
        self = .told(format)
      }
    }
  }

  func validate() throws {
    if conversationNumber == nil, let conversation {
      throw ValidationError("\(conversation) is no conversation; write conv-2, or 2.")
    }
    let source = try source
    let target = try target
    switch target {
    case .recording: throw ValidationError("A recording is written by run --record only.")
    case .scenario where source == .recording:
      throw ValidationError("handoff record RECORDING OUT turns a recording into a scenario.")
    case .told(let format) where !format.isWritten:
      throw ValidationError("\(format.rawValue) is read and never written.")
    case .film(let format): try film.validate(format, from: source)
    case .told, .scenario: break
    }
    if case .film = target {
    } else if film.isGiven {
      throw ValidationError("--size, --theme, --ascii and --at belong to cast, svg and --screens.")
    }
    if film.terms != nil, !target.hasWords {
      throw ValidationError("--terms belongs to what people read: md, html, txt and the windows.")
    }
    if case .film(let format) = source, format == .svg || !target.isCast {
      throw ValidationError("Of screens only casts are read, to be written in another version.")
    }
    if source == .scenario {
      throw ValidationError("A scenario is played with handoff run --record FILE first.")
    }
    if case .told(let format) = source, !format.isRead {
      throw ValidationError("\(format.rawValue) is written and never read.")
    }
    if target != .scenario, bot != nil || organization != nil {
      throw ValidationError("--bot and --organization belong to a scenario.")
    }
    if bot != nil, organization != nil {
      throw ValidationError("--bot and --organization exclude each other.")
    }
  }

  private static func kind(_ name: String?, _ path: String, _ option: String) throws -> Kind {
    if let name {
      guard let kind = Kind(name: name) else {
        let known =
          ["recording", "scenario", "cast", "cast3", "svg"] + TranscriptFormat.allCases.map(\.rawValue)
        throw ValidationError("There is no format \(name); there are: \(known.joined(separator: ", ")).")
      }
      return kind
    }
    guard let kind = Kind(path: path) else {
      throw ValidationError("\(path) does not say by its name what format it has; add \(option) FORMAT.")
    }
    return kind
  }

  /// What is read: `run --record` writes a recording under any name.
  private var source: Kind {
    get throws {
      from == nil && RecordingFile.isOne(input) ? .recording : try Self.kind(from, input, "--from")
    }
  }

  /// What is to be written; `--screens` shows the windows.
  private var target: Kind {
    get throws {
      let kind = try Self.kind(to, output, "--to")
      guard screens else { return kind }
      if case .told(let format) = kind, let film = FilmFormat(rawValue: format.rawValue) {
        return .film(film)
      }
      if case .film = kind { return kind }
      throw ValidationError("--screens belongs to html, md, txt, cast and svg.")
    }
  }

  private var conversationNumber: Int? {
    guard let conversation else { return nil }
    let digits = conversation.hasPrefix("conv-") ? conversation.dropFirst(5) : conversation[...]
    return Int(digits).flatMap { $0 > 0 ? $0 : nil }
  }

  func run() throws {
    let kind = try source
    if case .film(let format) = try target { return try Output.save(filmed(kind, format), to: output) }
    let told = try chosen(read(kind))
    let text: String
    switch try target {
    case .scenario: text = scenario(told, kind)
    case .told(let format):
      switch format.write(told, terms: film.terms ?? .classic) {
      case .success(let written): text = written
      case .failure(let failure):
        Output.complain(failure.diagnostics)
        throw ExitStatus.usage
      }
    case .recording, .film: throw ExitStatus.usage
    }
    try Output.save(text, to: output)
  }

  /// The windows of a recording in a format, or a cast in another version.
  private func filmed(_ kind: Kind, _ format: FilmFormat) throws -> String {
    let path = input == "-" ? "/dev/stdin" : input
    guard case .film = kind else {
      let (contents, opened) = try Opening.recording(path, isVerbose: common.verbose)
      return try film.text(contents.entries, opened, format)
    }
    do throws(Failure) {
      return try Cast(try Disk.readText(path), file: input).text(version: format == .cast3 ? 3 : 2)
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.badInput
    }
  }

  // MARK: - Reading

  private func read(_ kind: Kind) throws -> [ToldConversation] {
    let path = input == "-" ? "/dev/stdin" : input
    guard case .told(let format) = kind else {
      let (contents, opened) = try Opening.recording(path, isVerbose: common.verbose)
      var run = Run(opened.world)
      for entry in contents.entries { run.replay(entry) }
      return run.toldConversations()
    }
    let text: String
    do throws(Failure) {
      text = try Disk.readText(path)
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.badInput
    }
    let folder = Disk.folder(of: input)
    let told = format.read(
      text, file: input, companions: companions(format, folder), attached: { Self.attached($0, in: folder) })
    let shown = told.findings.filter { $0.severity == .error || !common.quiet }
    Output.complain(shown) { $0 == input ? text : nil }
    if told.findings.contains(where: { $0.severity == .error }) { throw ExitStatus.badInput }
    return told.conversations
  }

  /// The partial convos and utterances beside a convo.
  private func companions(_ format: TranscriptFormat, _ folder: String) -> [SourceBundle.File] {
    guard input != "-", format == .convo || format == .pconvo else { return [] }
    return (Disk.names(in: folder) ?? []).filter {
      $0.hasSuffix(".pconvo.txt") || $0.hasSuffix(".utterances.txt")
    }.compactMap { name in
      let path = Disk.join(folder, name)
      return (try? Disk.readText(path)).map { SourceBundle.File(path: path, text: $0) }
    }
  }

  /// A file that a mock-up attaches: one in its own folder or below. Somebody else's mock-up must not carry off other
  /// files.
  private static func attached(_ name: String, in folder: String) -> [UInt8]? {
    guard !name.hasPrefix("/"), !name.pathParts.contains("..") else { return nil }
    return try? Disk.readBytes(Disk.join(folder, name))
  }

  private func chosen(_ conversations: [ToldConversation]) throws -> [ToldConversation] {
    guard let number = conversationNumber else { return conversations }
    guard conversations.indices.contains(number - 1) else {
      Output.complain("handoff: there is no conversation \(number); there are \(conversations.count)")
      throw ExitStatus.usage
    }
    return [conversations[number - 1]]
  }

  // MARK: - A scenario

  private func scenario(_ told: [ToldConversation], _ kind: Kind) -> String {
    let folder = output == "-" ? "." : Disk.folder(of: output)
    let isTraced = told.contains { conversation in
      conversation.lines.contains { $0.activity.other.contains { $0.value == "DialogTracingInfo" } }
    }
    return ToldScenario(
      told, source: input == "-" ? "standard input" : input,
      agent: bot.map { Disk.way(from: folder, to: $0) },
      organization: organization.map { Disk.way(from: folder, to: $0) },
      trace: isTraced && input != "-" ? Disk.way(from: folder, to: input) : nil
    ).text
  }
}

extension ConvertCommand.Kind {
  /// Whether it is a cast, of either version.
  fileprivate var isCast: Bool { self == .film(.cast) || self == .film(.cast3) }

  /// Whether words of ours stand in it.
  fileprivate var hasWords: Bool {
    switch self {
    case .film: true
    case .told(let format): format.isForPeople
    case .recording, .scenario: false
    }
  }
}
