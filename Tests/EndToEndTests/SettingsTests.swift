import Testing

@Suite("Settings, from outside")
struct SettingsTests {
  private func run(
    _ config: String, _ arguments: [String] = [], environment: [String: String] = [:],
    input: String = "hello\n/quit\n"
  ) throws -> Program.Outcome {
    let folder = try TemporaryFolder()
    try folder.write(config, to: "handoff/config.yml")
    let variables = ["XDG_CONFIG_HOME": folder.path].merging(environment) { $1 }
    return try Program.run(["run", "two-bots-one-queue"] + arguments, input: input, environment: variables)
  }

  @Test("a flag counts before the environment, and that before the file")
  func layers() throws {
    let file = "plain: true\nterms: modern\ntimestamps: none\n"
    #expect(try run(file).output.contains("\nsystem, representative only: Bot A gets it"))
    #expect(
      try run(file, environment: ["HANDOFF_TERMS": "classic"]).output.contains(
        "\nsystem, agent only: Bot A gets it"))
    #expect(
      try run(file, ["--terms", "modern"], environment: ["HANDOFF_TERMS": "classic"]).output.contains(
        "\nsystem, representative only: Bot A gets it"))
    let windows = try run(file, ["--no-plain"])
    #expect(windows.code == 4)
    #expect(windows.errors.contains("There is no terminal here"))
  }

  @Test("what is wrong with the file is told with its place, and keeps nothing from starting")
  func wrong() throws {
    let run = try run("plain: true\ntheme: drak\nkeys: {quit: none}\n")
    #expect(run.code == 0)
    #expect(run.output.contains("Hello! I'm the Contoso assistant."))
    #expect(run.errors.contains("handoff/config.yml:2:8: error: “drak” is not known here"))
    #expect(run.errors.contains("did you mean dark?"))
    #expect(run.errors.contains("without a key for quit nobody could leave"))
    let torn = try self.run("plain: [\n", ["--plain"])
    #expect(torn.code == 0)
    #expect(torn.errors.contains("config.yml:"))
  }

  @Test("a file that cannot be read is told and passed over")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "handoff/config.yml/inside")
    let run = try Program.run(
      ["run", "two-bots-one-queue", "--plain"], input: "/quit\n",
      environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(run.code == 0)
    #expect(run.errors.contains("is a folder, not a file"))
  }
}
