extension Agent {
  /// What still lacks a declared answer: the entries of its report that none of these stubs answers. A stub
  /// that asks for certain inputs counts.
  public func missingStubs(given stubs: [Stub]) -> [AgentReport.Entry] {
    report.needsStub.filter { entry in !stubs.contains { answers($0, entry) } }
  }

  private func answers(_ stub: Stub, _ entry: AgentReport.Entry) -> Bool {
    let own = topics.filter { $0.displayName == entry.topic }
    if case .choice(let name) = stub.outcome {
      // The model's choice fires the trigger.
      return TriggerKind.byName[entry.what] != nil && own.contains { $0.isCalled(name) }
    }
    guard TriggerKind.byName[entry.what] == nil else { return false }
    if let topic = stub.topic, !own.contains(where: { $0.isCalled(topic) }) { return false }
    if let action = stub.action, action != entry.action { return false }
    // A call of another solution's topic is listed with the topic's name.
    if let kind = stub.kind, kind != entry.what, !entry.what.hasPrefix(kind + " ") { return false }
    return true
  }
}
