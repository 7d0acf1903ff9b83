import ArgumentParser
import ChatUI
import Host
import Simulation

/// `handoff play`: see a recording again, and take over where one likes.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Replay a recording; type at any point to take over.")

  @Argument(help: "The recording, a .handoff.jsonl file.")
  var recording: String

  @Flag(name: .long, help: "Show the next step on Enter instead of by itself.")
  var step = false

  @OptionGroup var front: FrontOptions

  func validate() throws { try front.validate() }

  func run() throws {
    let (contents, opened) = try Opening.recording(recording)
    let screenplay = Screenplay(
      recording: contents.entries, world: opened.world, walkthrough: opened.scenario?.scenario.walkthrough,
      isAuto: !step)
    try front.play(Run(opened.world), screenplay: screenplay, header: opened.header, opensChat: false)
  }
}
