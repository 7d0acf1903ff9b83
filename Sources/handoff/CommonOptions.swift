import ArgumentParser

/// The flags every subcommand has.
struct CommonOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Results and errors only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Warnings and notes as well.")
  var verbose = false

  // Read before parsing, so that it needs no other argument; here for the help.
  @Flag(name: [.customShort("V"), .long], help: "Show the version.")
  var version = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }
}
