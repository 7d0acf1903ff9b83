// swift-tools-version: 6.1
import PackageDescription

// One target a room. A room imports only what it names here; Tests/TidyTests compares every
// `import` with this file. Levels are explained in the README under Architecture.

/// Lets the release build specialise small generic containers across rooms, and ask for their types directly: by name,
/// each key of a dictionary or set would be searched among all conformances of the program when it is first used.
let release: [SwiftSetting] = [
  .unsafeFlags(
    [
      "-cross-module-optimization", "-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors",
    ], .when(configuration: .release))
]

/// Makes the released program start sooner: the toolchain's linker folds equal functions and packs the 47,000
/// relocations that the dynamic linker applies before `main`; the C++ library of Swift's runtime is linked from its
/// archive, as its own look-ups took most of what was left.
let quickStart: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--icf=safe",
      "-Xlinker", "--remap-inputs=*/libstdc++.so=/dev/null", "-Xlinker", "-l:libstdc++.a", "-Xlinker",
      "-l:libgcc_eh.a",
    ], .when(configuration: .release))
]

/// A room; `archive` is the C library it stands on, linked into the program: every shared library costs each start
/// some look-ups, mappings and page faults.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], archive: String? = nil) -> Target {
  .target(
    name: name, dependencies: dependencies, swiftSettings: release,
    linkerSettings: archive.map { [.linkedLibrary(":\($0)")] })
}

func tests(_ room: String, _ dependencies: [Target.Dependency] = [], excluding: [String] = []) -> Target {
  .testTarget(
    name: "\(room)Tests", dependencies: [.byName(name: room), customDump, issueReporting] + dependencies,
    exclude: excluding)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let customDump = Target.Dependency.product(name: "CustomDump", package: "swift-custom-dump")
/// Without it `expectNoDifference` prints a difference and the test passes.
let issueReporting = Target.Dependency.product(
  name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay")

let package = Package(
  name: "handoff",
  products: [
    .executable(name: "handoff", targets: ["handoff"]),
    .executable(name: "handoff-bench", targets: ["handoff-bench"]),
    .executable(name: "handoff-fuzz", targets: ["handoff-fuzz"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
    .package(url: "https://github.com/pointfreeco/xctest-dynamic-overlay", from: "1.13.1"),
  ],
  targets: [
    // C libraries from Debian, and the one C file of our own.
    .systemLibrary(name: "CMarkdown", providers: [.apt(["libmd4c-dev"])]),
    .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
    .target(
      name: "CTerminal",
      linkerSettings: [.linkedLibrary(":libncursesw.a"), .linkedLibrary(":libtinfo.a")]
    ),

    // Level 0
    room("Basis"),
    room("Text", ["CMarkdown"]),
    // Level 1
    room("Activities", ["Basis"]),
    room("PowerFx", ["Basis", "CPCRE2"], archive: "libpcre2-8.a"),
    room("SourceYAML", ["Basis", "CYAML"], archive: "libyaml.a"),
    room("ContactCenter", ["Basis"]),
    room("Screen", ["Text"]),
    // Level 2
    room("CopilotStudio", ["Basis", "Activities", "PowerFx", "SourceYAML"]),
    room("AzureBots", ["Basis", "Activities"]),
    room("Channels", ["Basis", "Activities", "Text"]),
    room("Cards", ["Basis", "Activities", "PowerFx", "Text"]),
    // Level 3
    room(
      "Simulation", ["Basis", "Activities", "ContactCenter", "CopilotStudio", "AzureBots", "Channels"]),
    room("Exploration", ["Basis", "Activities", "PowerFx", "CopilotStudio"]),
    // Level 4
    room(
      "Views",
      [
        "Basis", "Activities", "PowerFx", "ContactCenter", "CopilotStudio", "AzureBots", "Channels",
        "Simulation",
      ]),
    room("SmallWorlds", ["Basis", "ContactCenter", "Simulation"]),
    // Level 5
    room(
      "Scenarios",
      [
        "Basis", "Activities", "PowerFx", "SourceYAML", "ContactCenter", "CopilotStudio", "AzureBots",
        "Channels", "Simulation", "Views",
      ]),
    room(
      "Transcripts",
      ["Basis", "Activities", "SourceYAML", "ContactCenter", "Channels", "Simulation", "Views"]),
    // Level 6
    room(
      "ChatUI",
      [
        "Basis", "Text", "Screen", "Activities", "ContactCenter", "CopilotStudio", "AzureBots", "Channels",
        "Cards", "Simulation", "Views", "Scenarios",
      ]),
    // Level 7
    room("Exports", ["Basis", "Text", "Screen", "ChatUI"]),
    room("Settings", ["Basis", "SourceYAML", "Screen", "Views", "ChatUI"]),
    room("Terminal", ["Text", "Screen", "CTerminal"]),
    room("Store", ["Basis", "ContactCenter", "Simulation", "Views", "CSQLite"], archive: "libsqlite3.a"),
    room("Host", ["Basis", "CopilotStudio", "Simulation", "Views", "Scenarios"]),
    // Level 8
    room("Fuzzing", ["Basis", "Text", "Activities", "PowerFx", "SourceYAML", "Cards", "Terminal"]),
    .executableTarget(
      name: "handoff",
      dependencies: [
        "Basis", "Text", "Screen", "Activities", "ContactCenter", "CopilotStudio", "Channels", "Simulation",
        "Views", "Scenarios", "Transcripts", "Exploration", "ChatUI", "Exports", "Settings", "Terminal",
        "Host", "Store",
        argumentParser,
      ],
      swiftSettings: release, linkerSettings: quickStart
    ),
    .executableTarget(
      name: "handoff-bench",
      dependencies: [
        "Basis", "ContactCenter", "CopilotStudio", "Simulation", "Scenarios", "Views", "ChatUI", "Screen",
        "SmallWorlds", "Host",
      ],
      exclude: ["echo.py", "flow.py", "waiting_line.py", "waterfall.py"],
      swiftSettings: release
    ),
    // Level 9
    .executableTarget(name: "handoff-fuzz", dependencies: ["Fuzzing"]),

    // What several test targets share: the shipped scenarios, read once.
    .target(
      name: "ShippedScenarios", dependencies: ["Basis", "Simulation", "Scenarios"],
      path: "Tests/ShippedScenarios"),
    // A pseudo terminal, and an emulator that minds what is sent to it.
    .target(name: "Emulation", dependencies: ["Text"], path: "Tests/Emulation"),

    // Tests mirror the rooms.
    tests("Basis"),
    tests("Text"),
    tests("Activities", ["Basis"]),
    tests("PowerFx", ["Basis"]),
    tests("SourceYAML", ["Basis"]),
    tests("ContactCenter", ["Basis"]),
    tests("Fuzzing", excluding: ["Corpus"]),
    tests("Screen", ["Text"]),
    tests("CopilotStudio", ["Basis", "Activities", "PowerFx", "SourceYAML"]),
    tests("AzureBots", ["Basis", "Activities"]),
    tests("Channels", ["Basis", "Activities", "Text"]),
    tests("Cards", ["Basis", "Activities", "Text"]),
    tests(
      "Simulation",
      [
        "Basis", "Activities", "ContactCenter", "CopilotStudio", "AzureBots", "Channels", "Scenarios",
        "ShippedScenarios",
      ]),
    tests(
      "SmallWorlds",
      ["Basis", "ContactCenter", "CopilotStudio", "Simulation", "Scenarios", "ShippedScenarios"]),
    tests("Exploration", ["Basis", "Activities", "PowerFx", "CopilotStudio", "Scenarios", "Host"]),
    tests("Views", ["Basis", "ContactCenter", "Simulation", "Scenarios", "ShippedScenarios"]),
    tests("Scenarios", ["Basis", "ContactCenter", "Simulation", "Views", "Host", "ShippedScenarios"]),
    tests(
      "Transcripts",
      ["Basis", "Activities", "ContactCenter", "Simulation", "Scenarios", "Host", "ShippedScenarios"]),
    tests(
      "ChatUI",
      [
        "Basis", "Text", "Screen", "Activities", "Cards", "Simulation", "Scenarios", "Views", "Host",
        "ShippedScenarios",
      ],
      excluding: ["Screens"]),
    tests(
      "Exports",
      ["Basis", "Text", "Screen", "Simulation", "Scenarios", "ChatUI", "ShippedScenarios"]),
    tests("Settings", ["Basis", "Screen", "ChatUI", "Host"]),
    tests(
      "Terminal", ["Text", "Screen", "CTerminal", "Emulation", "ChatUI", "Simulation", "ShippedScenarios"]),
    tests(
      "Store", ["Basis", "ContactCenter", "Simulation", "Scenarios", "Views", "ShippedScenarios", "CSQLite"]),
    tests("Host", ["Basis", "Simulation", "Views", "Scenarios"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "handoff", "Basis", "CopilotStudio", "ContactCenter", "Simulation", "Scenarios", "Host", "ChatUI",
        "Emulation", "ShippedScenarios",
      ]),
    .testTarget(name: "TidyTests"),
  ],
  swiftLanguageModes: [.v6]
)
