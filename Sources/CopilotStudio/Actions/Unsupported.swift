/// An action of a kind that the product's schema does not have: passed over and reported.
struct Unsupported: Action {
  var kind: String

  func next(_ run: Run) -> BotEvent {
    run.step == 0 ? .actionUnsupported(run.place, kind: kind) : run.done
  }
}
