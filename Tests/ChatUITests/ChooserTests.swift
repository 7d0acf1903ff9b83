import ChatUI
import Host
import Scenarios
import Screen
import Testing

/// The list of shipped scenarios.
@Suite struct ChooserTests {
  private func chooser(width: Int = 80, height: Int = 24) -> Chooser {
    let names = ["credit-card-routing", "limitations", "two-bots-one-queue", "two-bots-two-queues"]
    let items = names.map {
      let file = $0 == "credit-card-routing" ? "home-loan.scenario.yml" : "scenario.yml"
      return Chooser.Item(
        name: $0, about: ScenarioOpener.about("\(ScreenProbe.root)/Scenarios/\($0)/\(file)"))
    }
    return Chooser(items, lines: .unicode, width: width, height: height)
  }

  @Test("the list looks as blessed, whole and narrowed")
  func screens() throws {
    var chooser = chooser()
    try ScreenProbe.expect(chooser.draw(), "chooser-80x24")
    _ = chooser.update(.text("one"))
    try ScreenProbe.expect(chooser.draw(), "chooser-80x24-narrowed")
  }

  @Test("Enter chooses what is selected, Esc clears the filter and then leaves")
  func choosing() {
    var chooser = chooser()
    #expect(chooser.update(.key(Key(.down))) == .open)
    #expect(chooser.update(.key(Key(.enter))) == .chosen("limitations"))
    #expect(chooser.update(.text("zzz")) == .open)
    #expect(chooser.update(.key(Key(.enter))) == .open)
    #expect(chooser.update(.key(Key(.escape))) == .open)
    #expect(chooser.update(.key(Key(.escape))) == .left)
  }

  @Test("every size draws")
  func everySize() {
    var chooser = chooser()
    for width in 1...60 {
      for height in 1...20 {
        _ = chooser.update(.resize(width: width, height: height))
        #expect(chooser.draw().width == width)
      }
    }
  }
}
