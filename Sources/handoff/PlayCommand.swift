import ArgumentParser
import ChatUI
import Host
import Simulation

/// `handoff play`: see a recording again, and take over where one likes.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", _superCommandName: "handoff",
    abstract: "Replay a recording; type at any point to take over.",
    discussion: """
      handoff run two-bots-one-queue --record talk.handoff.jsonl
      handoff play talk.handoff.jsonl
      handoff play talk.handoff.jsonl --step   a step for every Enter
      handoff play talk.handoff.jsonl --plain  as lines of text
      """)

  @Argument(help: "The recording, a .handoff.jsonl file.", completion: .file())
  var recording: String

  @Flag(name: .long, help: "Show the next step on Enter instead of by itself.")
  var step = false

  @OptionGroup var front: FrontOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if front.seed != nil { throw ValidationError("A recording has its seed; --seed is for run and test.") }
  }

  func run() throws {
    let (contents, opened) = try Opening.recording(recording, isVerbose: common.verbose)
    let screenplay = Screenplay(
      recording: contents.entries, world: opened.world, walkthrough: opened.scenario?.scenario.walkthrough,
      isAuto: !step)
    // A replay is on disk already; --record or /record keeps what is made of it.
    try front.chosen.play(
      Run(opened.world), screenplay: screenplay, header: opened.header, opensChat: false, keepsJournal: false,
      isQuiet: common.quiet)
  }
}
