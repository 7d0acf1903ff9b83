import Basis
import Simulation

/// What keeping a copy of the state costs: the copy together with the first write after it.
func benchSnapshots(_ shipped: Shipped) {
  for conversations in isQuick ? [100] : [1000, 100_000] {
    var run = Run(shipped.world(customers: conversations))
    for customer in 0..<conversations {
      run.perform(Command(at: run.state.now, seat: .customer(customer), .open))
    }
    guard let thread = run.state.threads.dropFirst(conversations / 2).first else { continue }
    let message = Message(id: MessageID(1), sender: .customer(0), audience: [.customer, .bot], text: "Hello")
    let said = LoggedEvent(
      at: run.state.now, conversation: thread.id, session: nil, event: .said(Boxed(message)))
    let world = Boxed(run.world)
    let count = isQuick ? 1 : 20
    let figure = Measure.median(count) {
      run.state
    } work: { state in
      for _ in 0..<count {
        var copy = state
        copy.apply(said.event, said.place, number: run.log.count, in: world)
      }
      return nil
    }
    Measure.show(
      "a snapshot of \(conversations) conversations and the first write", figure,
      note: conversations == 100_000 ? "prototype 0.009 ms" : "")
  }
}
