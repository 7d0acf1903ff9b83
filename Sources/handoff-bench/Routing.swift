import Basis
import Scenarios
import Simulation

/// What it costs to open a conversation, route it and offer it to the best of so many people.
func benchRouting() {
  for people in [3, 100] {
    let count = isQuick ? 2 : 300
    guard let world = world(people: people, customers: count) else { continue }
    let figure = Measure.median(count) {
      Run(world)
    } work: { run in
      for customer in 0..<count {
        run.perform(Command(at: run.state.now, seat: .customer(customer), .open))
      }
      return nil
    }
    Measure.show("a conversation opened, routed and offered, \(people) candidates", figure)
  }
}

/// One queue with so many people who could all take everything.
private func world(people: Int, customers: Int) -> World? {
  let names = (1...people).map { "Person \($0)" }
  let representatives = names.map { "  - {name: \($0), capacity: 1000000, presence: Available}\n" }.joined()
  let organization = """
    organization: Bench
    workstreams:
      - {name: Chat, channel: live-chat, distribution: push, cost: 1, fallback-queue: All}
    queues:
      - {name: All, assignment: highest-capacity, members: [\(names.joined(separator: ", "))]}
    representatives:
    \(representatives)
    """
  let scenario =
    "scenario: Bench\norganization: organization.yml\ncustomers:\n  - {name: Ana, channel: live-chat}\nscript:\n  - customer: /open\n"
  let bundle = SourceBundle([
    .init(path: "organization.yml", text: organization), .init(path: "scenario.yml", text: scenario),
  ])
  let (loaded, findings) = ScenarioLoader.load(bundle: bundle, path: "scenario.yml") { _ in .utc }
  guard var world = loaded?.world else {
    for finding in findings { print("handoff-bench: \(finding.message)") }
    return nil
  }
  world.customers = (0..<customers).map { Customer(name: "Customer \($0)") }
  return world
}
