/// The groups of a pattern: how many characters each may take, and what may be repeated or referred to.
///
/// What is repeated and may be empty, or holds a captured group, gives different groups in different libraries;
/// the language refuses it.
struct PatternGroups {
  enum Kind {
    case plain
    case capture(String)
    case lookAhead
    case lookBehind
  }

  private struct Group {
    var parent: Int?
    /// Which alternative of the parent it is in, from 0.
    var place = 0
    /// How many alternatives are complete.
    var passed = 0
    var isCapture = false
    var isLook = false
    var isClosed = false
    /// Whether a repetition of the group is ambiguous.
    var isAmbiguous = false
    var holdsLook = false
    var holdsCapture = false
    var isOptional = false
    var hasAlternatives = false
    /// Fewest and most characters; no most for a repetition without end.
    var sizes = Sizes()
    var alternatives: Sizes?
  }

  private struct Sizes {
    var low = 0
    var high: Int? = 0
  }

  /// What a repetition that comes next would repeat.
  private enum Target {
    case nothing
    case characters(Sizes)
    case group(Int)
  }

  private var all: [Group] = [Group()]
  private var open = [0]
  private var target = Target.nothing
  private var lookBehind: Int?
  private var captures: [String: Int] = [:]
  private var references: [Reference] = []

  /// A reference to a group, and the groups it stands in with the alternative of each.
  private struct Reference {
    var group: Int
    var around: [Int: Int]
  }

  private static let deepest = 32
  private static let longestLookBehind = 250
  /// Sizes beyond this are all the same.
  private static let most = 1_000_000

  private var top: Int { open.last ?? 0 }

  mutating func open(_ kind: Kind) throws(PatternFault) {
    guard open.count < Self.deepest else { throw .tooDeep }
    var group = Group(parent: top, place: all[top].passed)
    switch kind {
    case .plain: break
    case .lookAhead: group.isLook = true
    case .lookBehind:
      guard lookBehind == nil else { throw .nestedLook }
      group.isLook = true
      lookBehind = all.count
    case .capture(let name):
      guard lookBehind == nil else { throw .captureInLook }
      guard captures[name] == nil else { throw .twice }
      captures[name] = all.count
      group.isCapture = true
    }
    open.append(all.count)
    all.append(group)
    target = .nothing
  }

  /// Characters that are in no group of their own.
  mutating func add(_ low: Int, _ high: Int?) { add(Sizes(low: low, high: high)) }

  private mutating func add(_ sizes: Sizes) {
    grow(top, by: sizes)
    target = .characters(sizes)
  }

  private mutating func grow(_ group: Int, by sizes: Sizes) {
    let old = all[group].sizes
    all[group].sizes.low = min(Self.most, old.low + sizes.low)
    all[group].sizes.high = old.high.flatMap { high in sizes.high.map { min(Self.most, high + $0) } }
  }

  mutating func alternate() {
    target = .nothing
    closeAlternative(top)
  }

  private mutating func closeAlternative(_ group: Int) {
    let sizes = all[group].sizes
    if let seen = all[group].alternatives {
      let high = seen.high.flatMap { a in sizes.high.map { max(a, $0) } }
      all[group].alternatives = Sizes(low: min(seen.low, sizes.low), high: high)
    } else {
      all[group].alternatives = sizes
    }
    all[group].hasAlternatives = true
    all[group].passed += 1
    all[group].sizes = Sizes()
  }

  private mutating func finish(_ group: Int) {
    guard all[group].hasAlternatives else { return }
    closeAlternative(group)
    all[group].sizes = all[group].alternatives ?? Sizes()
    // A captured group in one of several alternatives may take no part.
    if all[group].holdsCapture { all[group].isAmbiguous = true }
  }

  mutating func close() throws(PatternFault) {
    guard open.count > 1, let group = open.popLast() else { throw .unopened }
    target = .group(group)
    if lookBehind == group {
      // The sizes of the last alternative only: as the published product measures.
      if let high = all[group].sizes.high, high > Self.longestLookBehind { throw .longLookBehind }
      lookBehind = nil
    }
    finish(group)
    all[group].isClosed = true
    if all[group].isLook { all[group].holdsLook = true }
    if all[group].sizes.low == 0 { all[group].isAmbiguous = true }
    guard let parent = all[group].parent else { return }
    if all[group].isAmbiguous { all[parent].isAmbiguous = true }
    if all[group].holdsLook { all[parent].holdsLook = true }
    // Only a group right inside counts, as in the published product.
    if all[group].isCapture { all[parent].holdsCapture = true }
    if !all[group].isLook { grow(parent, by: all[group].sizes) }
  }

  // MARK: Repetitions

  /// A repetition of what came last, from `low` to `high` times; without `high` there is no end.
  mutating func `repeat`(_ low: Int, _ high: Int?) throws(PatternFault) {
    if lookBehind != nil, high == nil { throw .unlimitedLookBehind }
    let sizes: Sizes
    switch target {
    case .nothing: throw .nothing
    case .characters(let found): sizes = found
    case .group(let group): sizes = all[group].sizes
    }
    if let high, high < low { throw .range }
    if case .group(let group) = target { try repeatGroup(group, low) }
    let old = all[top].sizes
    let more = sizes.high.flatMap { size in high.map { Self.bounded(size, $0 - 1) } }
    all[top].sizes.high = old.high.flatMap { a in more.map { max(0, min(Self.most, a + $0)) } }
    all[top].sizes.low = max(0, min(Self.most, old.low + Self.bounded(sizes.low, low - 1)))
    target = .nothing
  }

  private static func bounded(_ size: Int, _ count: Int) -> Int {
    let (product, overflow) = size.multipliedReportingOverflow(by: count)
    return overflow ? most : min(most, product)
  }

  private mutating func repeatGroup(_ group: Int, _ low: Int) throws(PatternFault) {
    if all[group].holdsLook { throw .quantifiedLook }
    if all[group].isAmbiguous { throw .ambiguous }
    all[group].isOptional = low == 0
    let holds = all[group].isCapture || all[group].holdsCapture
    if holds, low == 0 || all[group].sizes.low == 0 || all[group].holdsCapture { all[top].isAmbiguous = true }
  }

  // MARK: References

  mutating func refer(to name: String) throws(PatternFault) {
    guard let group = captures[name] else { throw .undefined }
    guard all[group].isClosed else { throw .selfReference }
    if lookBehind != nil, all[group].sizes.high == nil { throw .unlimitedLookBehind }
    add(all[group].sizes)
    references.append(
      Reference(group: group, around: Dictionary(open.map { ($0, all[$0].passed) }) { first, _ in first }))
  }

  mutating func end() throws(PatternFault) {
    finish(top)
    guard open.count == 1 else { throw .unclosed }
    for reference in references where isInDoubt(reference) { throw .emptyReference }
  }

  /// Whether the group, or one around it that the reference is not in, may take no part.
  private func isInDoubt(_ reference: Reference) -> Bool {
    var group = all[reference.group]
    if group.isOptional || group.sizes.low == 0 { return true }
    while let parent = group.parent {
      if let place = reference.around[parent] { return place != group.place }
      group = all[parent]
      if group.isOptional || group.hasAlternatives || group.sizes.low == 0 || group.isLook { return true }
    }
    return false
  }
}
