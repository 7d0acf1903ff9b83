import ChatUI
import CustomDump
import Simulation
import Testing

/// Cards without a terminal.
@Suite struct PlainCardTests {
  private func front() throws -> (PlainFront, [String]) {
    var front = PlainFront(Run(try ScreenProbe.scenario("cards").world))
    let lines = front.open()
    return (front, lines)
  }

  private func lines(_ front: inout PlainFront, _ typed: String) -> [String] {
    guard case .lines(let lines) = front.take(typed) else { return [] }
    return lines
  }

  @Test("a card is told line by line, with what can be typed")
  func told() throws {
    let (_, lines) = try front()
    expectNoDifference(
      lines.filter { $0.contains(" card: ") },
      [
        "10:00:00 hero card: What can I do for you?", "10:00:00 hero card: Visits of a technician",
        "10:00:00 hero card: Visits are free of charge in the first two years.",
        "10:00:00 hero card: [Book a visit]  [Talk to a person]  [Terms ->]",
        "10:00:00 hero card:   -> https://contoso.example/terms/visits",
        "10:00:00 hero card: /choose 1 presses Book a visit",
        "10:00:00 hero card: /choose 2 presses Talk to a person",
        "10:00:00 hero card: /choose 3 presses Terms",
      ])
  }

  @Test("it is filled in, refused, shown again and sent by lines")
  func filled() throws {
    var (front, _) = try front()
    expectNoDifference(
      lines(&front, "/choose 3"), ["card: https://contoso.example/terms/visits is shown and not opened"])
    #expect(lines(&front, "/choose 1").contains("10:00:00 Ana Ruiz to customer: I want to book a visit"))
    expectNoDifference(
      lines(&front, "/submit"),
      [
        "refused: Please tell us your name.; Please choose a day from 6 January to 31 March 2026.; Please choose at least one."
      ])
    expectNoDifference(lines(&front, "/fill name = Ana"), ["card: name is Ana; /submit sends the card"])
    expectNoDifference(
      lines(&front, "/fill colour = red"),
      ["refused: the card asks for Your name, Day, Part of the day, What is broken?, Call me before you come"]
    )
    _ = lines(&front, "/fill day = 2026-02-03")
    _ = lines(&front, "/fill machines = Dryer, 1")
    #expect(lines(&front, "/card").contains("adaptive card: [x] Dryer"))
    #expect(lines(&front, "/press Add").contains { $0.hasPrefix("adaptive card: | Note for") })
    let sent = lines(&front, "customer: /submit Book")
    #expect(
      sent.contains {
        $0.hasSuffix(
          #"submits {"kind":"visit","name":"Ana","day":"2026-02-03","part":"morning","machines":"washer,dryer","call":"no","actionSubmitId":"book"}"#
        )
      }, "\(sent)")
    #expect(lines(&front, "/choose 1").first?.contains("refused") == true)
  }
}
