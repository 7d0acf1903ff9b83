extension Timeline {
  /// What one goes back and forward by.
  public enum Unit: String, Sendable, CaseIterable {
    /// A single event.
    case event
    /// What a command led to.
    case turn
    /// A step of the walk-through.
    case step
  }

  /// The place some units away from another, in events; the branch's beginning or end where there are no more.
  ///
  /// - Parameters:
  ///   - steps: how many events have happened when each step of the walk-through is reached, in order.
  public func place(from place: Int, by unit: Unit, _ count: Int, steps: [Int] = []) -> Int {
    let end = branch.events
    switch unit {
    case .event: return max(0, min(end, place + count))
    case .turn: return Self.point(count, from: place, in: branch.turns, end: end)
    case .step: return Self.point(count, from: place, in: steps, end: end)
    }
  }

  private static func point(_ count: Int, from place: Int, in points: [Int], end: Int) -> Int {
    if count < 0 {
      let before = points.lowerBound(place)
      return before + count >= 0 ? points[before + count] : 0
    }
    let after = points.lowerBound(place + 1)
    return count == 0 ? place : after + count - 1 < points.count ? points[after + count - 1] : end
  }

  /// The last rest of the branch that is no later than a place.
  public func rest(upTo place: Int) -> Int {
    guard place < branch.events else { return branch.events }
    let index = branch.turns.lowerBound(place + 1)
    return index > 0 ? branch.turns[index - 1] : 0
  }

  /// The first rest of the branch that is no earlier than a place.
  public func rest(from place: Int) -> Int {
    let index = branch.turns.lowerBound(place)
    return index < branch.turns.count ? branch.turns[index] : branch.events
  }

  /// How many turns have begun when some events have happened.
  public func turns(by place: Int) -> Int { branch.turns.lowerBound(place) }

  /// The events of a turn of the branch, by number from 1; nil when it has none of that number.
  public func events(ofTurn number: Int) -> Range<Int>? {
    guard branch.turns.indices.contains(number - 1) else { return nil }
    return branch.turns[number - 1]..<(number < branch.turns.count ? branch.turns[number] : branch.events)
  }
}

extension [Int] {
  /// The first index whose number is no less than `value`; the numbers grow.
  fileprivate func lowerBound(_ value: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
