import ChatUI
import Simulation
import Testing

/// A transfer is previewed while it is typed, before anything is sent.
@Suite struct TransferPreviewTests {
  private func accepted() throws -> ScreenProbe {
    var probe = try ScreenProbe("two-bots-one-queue")
    probe.enter("Hi", "I want to talk to a person")
    probe.press(.alt("3"))
    probe.enter("/accept")
    return probe
  }

  @Test("who would get it stands in the strip, and nothing has happened yet")
  func winner() throws {
    var probe = try accepted()
    let events = probe.state.run.log.count
    probe.type("/tq Support --to-bot")
    let row = try #require(probe.row(holding: "If sent"))
    #expect(row.contains("Bot B 50 ✓") && row.contains("Mia Novak 100 ✗ transferred it"), "\(row)")
    #expect(probe.state.run.log.count == events)
    probe.press(Key(.enter))
    #expect(probe.row(holding: "If sent") == nil)
    #expect(probe.row(holding: "Bot B 50 ✓") != nil)
  }

  @Test("a transfer to somebody by name tells whether they are asked or cannot be")
  func byName() throws {
    var probe = try ScreenProbe("at-the-desk")
    probe.enter("I want to talk to a person")
    probe.press(.alt("3"))
    probe.enter("/accept")
    probe.type("/t Noah Berg")
    #expect(probe.row(holding: "If sent")?.contains("Noah Berg is asked") == true)
    probe.press(.control("u"))
    probe.enter("/set noah.presence=Away")
    probe.type("/t Noah Berg")
    #expect(probe.row(holding: "If sent")?.contains("refused: ") == true)
  }

  @Test("a transfer that would be refused says so, with the reason")
  func refused() throws {
    var probe = try accepted()
    probe.type("/tq Support --bot bot-a")
    let row = try #require(probe.row(holding: "If sent"))
    #expect(row.contains("refused: Bot A escalated conv-1"), "\(row)")
  }

  @Test("a line that is no transfer, or not yet one, leaves the last decision where it was")
  func other() throws {
    var probe = try accepted()
    for line in ["/tq", "/tq Nowhere", "/note Support", "tq Support"] {
      probe.type(line)
      #expect(probe.row(holding: "If sent") == nil, "\(line)")
      probe.press(.control("u"))
    }
  }
}
