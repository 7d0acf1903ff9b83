import Simulation

/// Where one is in a session, and what courses it took: the original, branches that left it, bookmarks.
///
/// Stepping back is reading again. The moment that is shown is kept by whoever shows it; each function takes it and
/// replaces it. A command changes only the end of the branch that is shown.
///
/// ```swift
/// var moment = Moment(Run(world))
/// var timeline = Timeline(moment)
/// moment.run.perform(command)
/// timeline.follow(&moment)
/// timeline.go(to: timeline.place(from: moment.events, by: .turn, -1), &moment)
/// ```
public struct Timeline: Sendable {
  /// A place with a name.
  public struct Bookmark: Equatable, Sendable {
    /// The name.
    public var name: String
    /// The branch it is in.
    public var branch: Int
    /// How many events have happened there.
    public var events: Int
  }

  /// The original, then its branches in the order in which they began.
  public private(set) var branches: [Branch]
  /// The branch that is shown, by place in the list.
  public private(set) var current = 0
  /// How many events of it are shown; nil at its end.
  public private(set) var place: Int?
  /// The bookmarks in the order in which they were set.
  public private(set) var bookmarks: [Bookmark] = []

  /// Begins with the original.
  public init(_ moment: Moment) { branches = [Branch(moment, name: "original")] }

  /// The branch that is shown.
  public var branch: Branch { branches[current] }

  /// Brings a moment at the end of the branch up to its run, after something happened there.
  public mutating func follow(_ moment: inout Moment) {
    moment.follow()
    branches[current].follow(moment)
  }

  /// Goes to a place of the branch that is shown; beyond its end is its end.
  public mutating func go(to place: Int, _ moment: inout Moment) {
    let end = branches[current].end ?? moment
    let place = max(0, min(place, end.events))
    if place == end.events {
      moment = end
      (branches[current].end, self.place) = (nil, nil)
    } else {
      moment = branches[current].moment(after: place, of: end)
      (branches[current].end, self.place) = (end, place)
    }
  }

  /// Goes to a branch, to its end unless told otherwise.
  public mutating func go(toBranch branch: Int, place: Int? = nil, _ moment: inout Moment) {
    guard branches.indices.contains(branch) else { return }
    if branch != current {
      park(moment)
      current = branch
      moment = branches[branch].end ?? moment
      (branches[branch].end, self.place) = (nil, nil)
    }
    go(to: place ?? branches[branch].events, &moment)
  }

  /// Begins a branch at the moment that is shown, which must be at rest. What it leaves stays as it is.
  public mutating func branchOff(_ moment: Moment) {
    park(moment)
    let origin = Branch.Origin(branch: current, events: moment.events)
    let name = "branch \(branches.count)"
    branches.append(
      Branch(moment, name: name, origin: origin, checkpoints: branch.checkpoints.upTo(moment.events)))
    (current, place) = (branches.count - 1, nil)
  }

  /// The end of the branch that is shown, given the moment that is shown.
  public func end(_ moment: Moment) -> Moment { branch.end ?? moment }

  private mutating func park(_ moment: Moment) {
    if place == nil { branches[current].end = moment }
  }

  // MARK: - Names

  /// Gives the branch that is shown another name.
  public mutating func name(_ name: String) { branches[current].name = name }

  /// Sets a bookmark; one of the same name goes away.
  public mutating func bookmark(_ name: String, at events: Int) {
    bookmarks.removeAll { $0.name == name }
    bookmarks.append(Bookmark(name: name, branch: current, events: events))
  }
}
