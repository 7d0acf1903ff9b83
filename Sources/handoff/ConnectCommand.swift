import ArgumentParser
import Basis
import Host
import Scenarios
import Text

/// `handoff connect`: the documented set-up of a hand-off, in an organization file.
struct ConnectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "connect", _superCommandName: "handoff",
    abstract: "Connect a bot to Omnichannel as the product's pages describe it, and put it to work.",
    discussion: """
      handoff connect my/organization.yml                asks step by step
      handoff connect my/organization.yml --bot "Bot A" --acknowledge-privacy \\
        --environment Contoso --application 8f0c… --queue Support
      handoff connect my/organization.yml --disconnect   from 2021-11 on

      What is not given by a flag is asked for. The file is changed where it is
      written; its comments and layout stay. It ends with 1 when the product refuses.
      """)

  @Argument(help: "The organization file.", completion: .file())
  var organization: String

  @Option(help: "The bot.") var bot: String?
  @Flag(help: "Acknowledge the privacy notice.") var acknowledgePrivacy = false
  @Option(help: "The environment whose Omnichannel it connects to.") var environment: String?
  @Option(help: "The application (client) ID of its registration.") var application: String?
  @Option(help: "1: into the representatives' queue. 2: a queue of its own, and rules.") var escalation:
    String?
  @Option(help: "The queue it is assigned to.") var queue: String?
  @Option(help: "The workstream it is added to.") var workstream: String?
  @Option(help: "The workstream of the rules, in set-up 2: new:NAME creates one; --workstream unless given.")
  var rulesWorkstream: String?
  @Option(help: "Its own queue, in set-up 2; created if need be.") var botQueue: String?
  @Option(help: "The representatives' queue, in set-up 2.") var humanQueue: String?
  @Option(help: "The context variable that the rules of set-up 2 test.") var variable: String?
  @Option(help: "The value with which it goes to representatives.") var value: String?

  @Flag(help: "Disconnect the bot: its application user is disabled.") var disconnect = false
  @Flag(help: "Disable the bot: all traffic stops.") var disable = false
  @Flag(help: "Test the connection.") var refresh = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if [disconnect, disable, refresh].count(where: { $0 }) > 1 {
      throw ValidationError("--disconnect, --disable and --refresh exclude each other.")
    }
  }

  func run() throws {
    let text: String
    do throws(Failure) { text = try Disk.readText(organization) } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.badInput
    }
    let answers = Answers(given, isQuiet: common.quiet)
    let outcome = Connecting.perform(
      order, on: text, file: organization, talk: ConnectTalk(say: answers.say, ask: answers.ask))
    if let changed = outcome.text {
      do throws(Failure) { try Disk.writeText(changed, to: organization) } catch {
        Output.complain(error.diagnostics)
        throw ExitStatus.environment
      }
    }
    Output.complain(outcome.diagnostics) { $0 == organization ? text : nil }
    guard outcome.isDone else { throw ExitStatus.findings }
  }

  private var order: Connecting.Order {
    disconnect ? .disconnect : disable ? .disable : refresh ? .refresh : .connect
  }

  /// What the flags answer beforehand.
  private var given: [ConnectQuestion: String] {
    let all: [(ConnectQuestion, String?)] = [
      (.bot, bot), (.privacy, acknowledgePrivacy ? "yes" : nil), (.environment, environment),
      (.application, application), (.escalation, escalation ?? (isOwnQueue ? "2" : isPlaced ? "1" : nil)),
      (.queue, queue ?? (workstream == nil && !isOwnQueue ? nil : "")), (.workstream, workstream),
      (.rulesWorkstream, rulesWorkstream ?? workstream), (.botQueue, botQueue),
      (.humanQueue, humanQueue),
      (.variable, variable), (.value, value),
    ]
    return all.reduce(into: [:]) { $0[$1.0] = $1.1 }
  }

  private var isOwnQueue: Bool {
    escalation == "2" || botQueue != nil || humanQueue != nil || rulesWorkstream != nil
  }
  private var isPlaced: Bool { queue != nil || workstream != nil }
}

/// Answers by flags first, each once, then by lines of standard input.
private final class Answers {
  private var given: [ConnectQuestion: String]
  private var lines = LineSource()
  private let isQuiet: Bool

  init(_ given: [ConnectQuestion: String], isQuiet: Bool) {
    self.given = given
    self.isQuiet = isQuiet
  }

  func say(_ line: String) { if !isQuiet { Output.line(Sanitizer.visible(line)) } }

  func ask(_ question: ConnectQuestion) -> String? {
    if let answer = given.removeValue(forKey: question) {
      say("\(question.prompt): \(answer)")
      return answer
    }
    Output.write("\(question.prompt): ")
    guard case .line(let answer) = lines.next(within: nil) else {
      Output.line("")
      return nil
    }
    return answer
  }
}
