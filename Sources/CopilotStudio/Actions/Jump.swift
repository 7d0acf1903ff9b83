/// Leads over the other branches of a condition. Never current: targets and successors lead past it.
struct Jump: Action {
  var target: Int32

  var part: ActionPart { .jump(self) }

  func next(_ run: Run) -> BotEvent { .acted(run.place, next: target) }
}
