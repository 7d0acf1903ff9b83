import ArgumentParser
import Basis
import Host
import Simulation
import Store
import Text
import Views

/// `handoff report`: a supervisor's dashboards of recordings or of the store.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", _superCommandName: "handoff",
    abstract: "Ongoing conversations and the figures of bots and people.",
    discussion: """
      handoff report talk.handoff.jsonl more.handoff.jsonl   several recordings as one
      handoff report                                         the store of the state folder
      handoff report --store FILE --format json              another store, for programs
      handoff report talk.handoff.jsonl --format csv         a line for each conversation
      sqlite3 FILE 'SELECT * FROM msdyn_ocsession'           the store is plain SQLite

      A store holds finished conversations: msdyn_ocliveworkitem, msdyn_ocsession and
      conversationtranscript, with the columns and numbers of Dataverse.
      """)

  @Argument(help: "Recordings, .handoff.jsonl files; without any the store is read.", completion: .file())
  var recordings: [String] = []

  @Option(name: .long, help: ArgumentHelp("Another store than the state folder's.", valueName: "file"))
  var store: String?

  @Option(name: .long, help: ArgumentHelp("table, json or csv.", valueName: "table|json|csv"))
  var format: Format = .table

  @Option(
    name: .long,
    help: ArgumentHelp("How far back the real-time report of bots looks: 2h, or 24h.", valueName: "time"))
  var window: String?

  @Option(name: .long, help: "Words of the table: classic or modern.")
  var terms = Vocabulary.classic

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, csv }

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if store != nil, !recordings.isEmpty {
      throw ValidationError("Name recordings or --store FILE, not both.")
    }
    if let window, TimeSpan(window) == nil {
      throw ValidationError("\(window) is no length of time; write it like 2h or 24h.")
    }
  }

  func run() throws {
    var report = try recordings.isEmpty ? stored() : recorded()
    if let window = window.flatMap({ TimeSpan($0) }) { report.window = window }
    switch format {
    case .table: for line in report.text(terms) { Output.line(Sanitizer.visible(line, as: .folded)) }
    case .json: Output.line(report.json.prettyText)
    case .csv: for line in report.csv { Output.line(Sanitizer.visible(line, as: .folded)) }
    }
  }

  private func recorded() throws -> SupervisionReport {
    let lexicon = Lexicon.shipped()
    var sum: SupervisionReport?
    for path in recordings {
      let (contents, opened) = try Opening.recording(path, isVerbose: common.verbose)
      var run = Run(opened.world)
      for entry in contents.entries { run.replay(entry) }
      let report = SupervisionReport(run, lexicon)
      if sum == nil { sum = report } else { sum?.add(report) }
    }
    return sum ?? SupervisionReport(now: VirtualTime(milliseconds: 0))
  }

  private func stored() throws -> SupervisionReport {
    guard let path = store ?? StoreFollower.standardPath else {
      Output.complain("handoff: there is no state folder; name a store with --store FILE")
      throw ExitStatus.environment
    }
    do throws(StoreError) {
      return try ConversationStore(path: path, isReadOnly: true).report()
    } catch {
      Output.complain(
        "handoff: \(Sanitizer.visible(path, as: .folded)) cannot be read: \(error.reason); "
          + "handoff run keeps finished conversations there")
      throw ExitStatus.badInput
    }
  }
}
