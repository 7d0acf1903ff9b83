import ArgumentParser
import Basis
import Host

/// `handoff new`: a small contact centre to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", _superCommandName: "handoff",
    abstract: "Write a small contact centre to start from: two bots, a person, a talk, a test.",
    discussion: """
      handoff new my-centre             write it
      handoff run my-centre/talks       play it
      handoff check my-centre           what does not fit, by file and line
      handoff test my-centre            does the hand-off still work?

      Every file says in comments what it is for. Files that are there already are
      never written over.
      """)

  @Argument(help: "The folder to write; it is made if need be.", completion: .directory)
  var folder: String

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if folder.isEmpty { throw ValidationError("new needs the name of a folder.") }
  }

  func run() throws {
    guard let home = Places.home(), Disk.kind(Disk.join(home, "Assets/starter")) == .folder else {
      Output.complain([
        Diagnostic(
          .error, "home.not-found", "the starter was not found beside the program",
          hint: "set HANDOFF_HOME to the folder that holds Assets")
      ])
      throw ExitStatus.environment
    }
    do throws(Failure) {
      let files = try Starter.write(from: Disk.join(home, "Assets/starter"), to: folder)
      if common.quiet { return }
      for file in files { Output.line(Disk.join(folder, file)) }
      Output.line(
        """

        Next: handoff run \(folder)/talks   play it; --step for a line at every Enter
              handoff test \(folder)        its test, on a virtual clock
              \(folder)/README.md           what is what
        """)
    } catch {
      Output.complain(error.diagnostics)
      throw error.diagnostics.first?.code == "new.exists" ? ExitStatus.usage : .environment
    }
  }
}
