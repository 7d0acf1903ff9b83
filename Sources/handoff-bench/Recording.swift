import Basis
import Simulation

/// How fast a recording is written and read.
func benchRecording(_ shipped: Shipped) {
  let entries = Array(shipped.played.run.log.entries)
  let rounds = isQuick ? 1 : 40
  var writer = JSONWriter()
  for entry in entries { entry.record(to: &writer) }
  let bytes = writer.bytes
  let lines = bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
  let size = Double(bytes.count * rounds)

  let encoding = Measure.median(1) {
    JSONWriter()
  } work: { writer in
    for _ in 0..<rounds { for entry in entries { entry.record(to: &writer) } }
    return nil
  }
  Measure.line(
    "a recording encoded", size / encoding * 1000, "MB/s", "\(bytes.count / entries.count) bytes an event")

  var read = 0
  let decoding = Measure.median(1) {
    lines
  } work: { lines in
    for _ in 0..<rounds {
      for line in lines {
        if let json = try? JSON(parsing: line), LoggedEvent(recorded: json) != nil { read += 1 }
      }
    }
    return nil
  }
  Measure.line(
    "a recording decoded", size / decoding * 1000, "MB/s",
    "\(read / rounds / (isQuick ? 1 : Measure.blocks)) events")
}
