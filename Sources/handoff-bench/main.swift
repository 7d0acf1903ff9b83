import Glibc

// Prints figures: how long the engine's parts take, as medians over blocks. Names of parts, as in `handoff-bench
// turns`, measure only those; `--quick` only shows that they run.

let isQuick = CommandLine.arguments.contains("--quick")
let shipped: Shipped
do {
  shipped = try Shipped()
} catch {
  print("handoff-bench: \(error); set HANDOFF_HOME to the folder that holds Scenarios")
  exit(2)
}
print(
  isQuick ? "quick: every part runs once, the figures mean nothing" : "medians of \(Measure.blocks) blocks")
let parts: [(name: String, run: () -> Void)] = [
  ("events", { benchEvents(shipped) }), ("turns", { benchTurns(shipped) }),
  ("snapshots", { benchSnapshots(shipped) }), ("routing", benchRouting),
  ("frames", { benchFrames(shipped) }), ("recording", { benchRecording(shipped) }),
  ("recognition", benchRecognition), ("assigning", benchAssigning), ("memory", benchMemory),
  ("worlds", benchWorlds), ("suites", benchSuites),
]
let wanted = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("-") }
for word in wanted where !parts.contains(where: { $0.name == word }) {
  print("handoff-bench: there is no part \(word); there are: \(parts.map(\.name).joined(separator: ", "))")
  exit(2)
}
for part in parts where wanted.isEmpty || wanted.contains(part.name) { part.run() }
