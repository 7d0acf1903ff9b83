import ArgumentParser
import Basis
import ChatUI
import Host

/// `handoff manual`: the manual page, and the keys in force.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", _superCommandName: "handoff",
    abstract: "Write the manual page, or the keys in force.",
    discussion: """
      handoff manual > ~/.local/share/man/man1/handoff.1   for man handoff
      handoff manual | man -l -                            read it at once
      handoff manual --keys                                every action with its keys
      """)

  @Flag(
    name: .long, help: "Every action with its keys as the settings have them, its command and what it does.")
  var keys = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    if keys { return Output.line(ManualPage.keyPage(Front.standing().keymap)) }
    guard let tool = try? JSON(parsing: Handoff._dumpHelp()), let command = tool["command"] else {
      Output.complain("handoff: the verbs cannot be read")
      throw ExitStatus.internalError
    }
    Output.write(ManualPage(command: command).text)
  }
}
