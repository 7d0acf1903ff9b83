import Glibc

// Prints figures: how long the engine's parts take, as medians over blocks. `--quick` only shows that they run.

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
benchEvents(shipped)
benchTurns(shipped)
benchSnapshots(shipped)
benchRouting()
benchFrames(shipped)
benchRecording(shipped)
