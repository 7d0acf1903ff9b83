import Basis
import Scenarios
import Testing

@Suite("Damaged files")
struct HostileFileTests {
  private let chance = Chance(seed: 7)

  /// A text with a piece cut out, doubled or moved.
  private func damaged(_ text: String, _ number: UInt64) -> String {
    let bytes = Array(text.utf8)
    func draw(_ index: UInt64) -> Int {
      chance.pick(max(1, bytes.count), event: number, purpose: .variation, index: index)
    }
    let start = draw(0)
    let end = min(bytes.count, start + draw(1) % 40)
    let piece = bytes[start..<end]
    let rest = Array(bytes[..<start] + bytes[end...])
    let target = min(rest.count, draw(2))
    switch number % 3 {
    case 0: return String(decoding: rest, as: UTF8.self)
    case 1: return String(decoding: bytes[..<end] + piece + bytes[end...], as: UTF8.self)
    default: return String(decoding: rest[..<target] + piece + rest[target...], as: UTF8.self)
    }
  }

  @Test("a damaged scenario or organization is loaded and played, or told about, and never traps")
  func survives() throws {
    let folder = "two-bots-two-queues"
    let shipped = try #require(Shipped.load("\(folder)/scenario.yml").0)
    var refused = 0
    for number in 0..<120 as Range<UInt64> {
      var bundle = Shipped.bundle
      for name in ["scenario.yml", "organization.yml"] {
        let path = "\(folder)/\(name)"
        bundle.insert(SourceBundle.File(path: path, text: damaged(try #require(bundle[path]), number)))
      }
      let (loaded, findings) = ScenarioLoader.load(
        bundle: bundle, path: "\(folder)/scenario.yml", agents: shipped.agents
      ) { $0 == shipped.world.zone.name ? shipped.world.zone : nil }
      guard let loaded else {
        #expect(findings.contains { $0.severity == .error })
        refused += 1
        continue
      }
      _ = TextReport.text(ScenarioRunner.play(loaded))
    }
    // Otherwise the damage would not have tried anything.
    #expect(refused > 40 && refused < 120)
  }

  @Test("a file of ten megabytes is refused at once")
  func huge() {
    let text = "scenario: x\n" + String(repeating: "# filler filler filler filler\n", count: 350_000)
    let (loaded, findings) = Shipped.load(
      "x.yml", in: SourceBundle([SourceBundle.File(path: "x.yml", text: text)]))
    #expect(loaded == nil)
    #expect(findings.count == 1)
  }

  @Test("expectations nested without end are told about")
  func deep() {
    let text =
      "scenario: x\norganization: {organization: x, workstreams: []}\nscript:\n  - expect: {mark: "
      + String(repeating: "{not: ", count: 5000) + "x" + String(repeating: "}", count: 5000) + "}\n"
    let (loaded, findings) = Shipped.load(
      "x.yml", in: SourceBundle([SourceBundle.File(path: "x.yml", text: text)]))
    #expect(loaded == nil)
    #expect(!findings.isEmpty)
  }
}
