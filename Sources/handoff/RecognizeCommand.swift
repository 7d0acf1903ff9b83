import ArgumentParser
import Basis
import CopilotStudio
import Host
import Text
import Views

/// `handoff recognize`: which topics a sentence matches, with scores, and what the bot would do.
struct RecognizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recognize", _superCommandName: "handoff",
    abstract: "Tell which topics of a bot a sentence matches, with scores, why, and what the bot would do.",
    discussion: """
      handoff recognize my-agent 'I lost my card'
      handoff recognize my-agent -v 'I lost my card' 'where is my oder'
      handoff recognize my-agent < sentences.txt
      handoff recognize my-agent --format json --accept 0.5 'I lost my card'

      The service's own recognizer is not published: this one is an approximation and
      its thresholds are ours. -v lists what each word weighs. It ends with 0 whatever
      is recognized, and with 3 when there is no bot to ask.
      """)

  @Argument(help: "The agent's folder or file.")
  var agent: String

  @Argument(help: "What the customer says; without any, each line of standard input.")
  var texts: [String] = []

  @Option(name: .long, help: "text or json.")
  var format = CheckCommand.Format.text

  @Option(
    name: .long, help: ArgumentHelp("Least score that starts a topic, 0 to 1.", valueName: "score"))
  var accept: Double?

  @Option(
    name: .long, help: ArgumentHelp("Scores this near to the best make the bot ask.", valueName: "score"))
  var didYouMean: Double?

  @Option(
    name: .long, help: ArgumentHelp("Least score that leaves a question, 0 to 1.", valueName: "score"))
  var interrupt: Double?

  @Option(name: .long, help: ArgumentHelp("Most topics to choose from.", valueName: "count"))
  var choices: Int?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    for (name, score) in [("accept", accept), ("did-you-mean", didYouMean), ("interrupt", interrupt)] {
      guard let score else { continue }
      if !(0...1).contains(score) { throw ValidationError("--\(name) is a score from 0 to 1.") }
    }
    if let choices, !(1...100).contains(choices) { throw ValidationError("--choices is 1 to 100.") }
  }

  func run() throws {
    let agent = try opened()
    let settings = settings
    var reports: [JSON] = []
    if format == .text, !common.quiet { show(heading(agent, settings)) }
    try eachText { text in
      let report = agent.recognition(of: text, settings: settings)
      switch format {
      case .json: reports.append(RecognitionText.json(report))
      case .text:
        let lines = RecognitionText.lines(report, words: common.verbose)
        show(common.quiet ? Array(lines.prefix(1)) : lines)
      }
    }
    guard format == .json else { return }
    let result: JSON = [
      "bot": .string(agent.name), "thresholds": RecognitionText.json(settings), "texts": .array(reports),
    ]
    Output.line(result.prettyText)
  }

  // MARK: - Parts

  private var settings: RecognitionSettings {
    func score(_ given: Double?, _ standard: Int) -> Int {
      given.map { Int(($0 * 10_000).rounded()) } ?? standard
    }
    let standard = RecognitionSettings.standard
    return RecognitionSettings(
      accept: score(accept, standard.accept), didYouMeanMargin: score(didYouMean, standard.didYouMeanMargin),
      interrupt: score(interrupt, standard.interrupt), mostChoices: choices ?? standard.mostChoices)
  }

  private func heading(_ agent: Agent, _ settings: RecognitionSettings) -> [String] {
    var lines = ["\(agent.name): \(RecognitionText.thresholds(settings))"]
    if agent.isGenerative {
      lines.append("A language model routes this bot; here its trigger phrases stand in for the model.")
    }
    return lines
  }

  private func show(_ lines: [String]) {
    for line in lines { Output.line(Sanitizer.visible(line, as: .folded)) }
  }

  private func eachText(_ body: (String) -> Void) throws {
    texts.forEach(body)
    guard texts.isEmpty else { return }
    var input = LineSource()
    while case .line(let line) = input.next(within: nil) { if !line.isEmpty { body(line) } }
  }

  /// The one agent at the path, or the end of the program with what is wrong.
  private func opened() throws -> Agent {
    var reader = BundleReader()
    let name = agent.split(separator: "/").last.map(String.init) ?? agent
    let isFile = Disk.kind(agent) == .file
    if isFile { reader.add(file: agent, as: name) } else { reader.add(folder: agent, as: "") }
    try stop(at: reader.diagnostics)
    let folders = isFile ? [""] : AgentLoader.agentFolders(in: reader.bundle)
    guard let folder = folders.first, folders.count == 1 else { throw unclear(folders) }
    let (loaded, diagnostics) = AgentLoader.load(
      in: reader.bundle, folder: folder, fallbackName: folder.isEmpty ? name : nil)
    guard let loaded else {
      Output.complain(diagnostics) { reader.bundle[$0] }
      throw ExitStatus.badInput
    }
    if common.verbose { Output.complain(diagnostics) { reader.bundle[$0] } }
    return loaded
  }

  private func stop(at diagnostics: [Diagnostic]) throws {
    Output.complain(diagnostics)
    if diagnostics.contains(where: { $0.severity == .error }) { throw ExitStatus.badInput }
  }

  private func unclear(_ folders: [String]) -> ExitStatus {
    let finding =
      folders.isEmpty
      ? Diagnostic(
        .error, "recognize.no-agent", "there is no agent below \(agent)", at: .file(agent),
        hint: "name a folder that holds agent.mcs.yml, bots and botcomponents, or botContent.yml")
      : Diagnostic(
        .error, "recognize.several-agents", "there are \(folders.count) agents below \(agent)",
        at: .file(agent),
        hint: "name the folder of one: \(folders.prefix(8).joined(separator: ", "))")
    Output.complain([finding])
    return .badInput
  }
}
