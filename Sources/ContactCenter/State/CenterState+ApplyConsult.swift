import Basis

// Consults, taken in. A colleague's part costs nothing, so no capacity moves.
extension CenterState {
  mutating func applyConsult(_ event: CenterEvent, at time: VirtualTime) {
    switch event {
    case .consultRequested(let id, let person, let expires):
      guard let conversation = self[id], conversation.status != .closed,
        conversation.consult(of: person) == nil, self[.representative(person)] != nil
      else { return }
      change(id) { $0.consults.append(Consult(representative: person, stage: .asked)) }
      change(.representative(person)) { $0.consulting.append(id) }
      if let expires { arm(id, .consult, due: expires) }
    case .consultJoined(let id, let person):
      guard self[id]?.consult(of: person) != nil else { return }
      disarm(id, .desk)
      setStage(id, person, .consulting)
      change(.representative(person)) { $0.focus = id }
    case .consultantAdded(let id, let person): setStage(id, person, .added)
    case .consultEnded(let id, let person, _):
      guard let stage = self[id]?.consult(of: person) else { return }
      if stage == .asked { disarm(id, .desk) }
      change(id) { $0.consults.removeAll { $0.representative == person } }
      change(.representative(person)) {
        $0.consulting.removeAll { $0 == id }
        if $0.focus == id { $0.focus = nil }
      }
    default: break
    }
  }

  private mutating func setStage(_ id: ConversationID, _ person: RepresentativeID, _ stage: Consult.Stage) {
    change(id) {
      for index in $0.consults.indices where $0.consults[index].representative == person {
        $0.consults[index].stage = stage
      }
    }
  }
}
