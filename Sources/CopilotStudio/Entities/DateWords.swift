/// The words of dates in a customer's language and in English, so that a reply is looked up word by word, once.
struct DateWords: Sendable {
  /// What a word can be in a date.
  struct Role: Sendable {
    /// 1 to 12 for a month; 0 for any other word.
    var month: Int8 = 0
    /// 1 for Sunday to 7 for Saturday; 0 for any other word.
    var weekday: Int8 = 0
    /// 1 to 31 for a day of a month in one word, as `seventh`; 0 for any other word.
    var day: Int8 = 0
    /// The near days whose phrases begin with it, by place in `near`.
    fileprivate(set) var near = 0..<0
    /// What a date in English does with it at its beginning.
    var keyword = RelativeDate.Keyword.none
    /// The unit of dates it is.
    var unit = RelativeDate.Unit.none
    /// Whether it means, beside a weekday, the one in the week after this.
    var isNext = false
    /// Whether it may stand inside a date without a meaning: `7th of May`.
    var isFiller = false
    /// Whether a feast's name begins with it.
    var isFeast = false
    /// Whether a date can begin with it.
    var begins = false
  }

  private var roles = FoldedTable<Role>()
  private var near: [NearDay] = []
  /// Whether any word may be a number, so that a date can begin with any.
  private let beginsAnyhow: Bool

  /// A day near today as it is called.
  struct NearDay: Sendable {
    /// Days from today.
    var distance: Int
    /// Its folded words.
    var words: [Substring]
  }

  /// Puts the words of languages together; where they differ the first one's count.
  init(_ calendars: [CalendarWords], _ numbers: [SpokenNumbers]) {
    beginsAnyhow = numbers.contains(where: \.writesLongWords)
    for (word, weekday) in Self.short { change(word) { $0.weekday = weekday } }
    for calendar in calendars.reversed() {
      for (word, month) in calendar.months { change(word) { $0.month = month } }
      for (word, weekday) in calendar.weekdays { change(word) { $0.weekday = weekday } }
      for word in calendar.next { change(word) { $0.isNext = true } }
    }
    let all = calendars.flatMap(\.near)
    for (first, days) in Dictionary(grouping: all, by: { $0.words[0] }) {
      let start = near.count
      near += days
      change(first) { $0.near = start..<(start + days.count) }
    }
    for (word, day) in Ordinal.days { change(word) { $0.day = Int8(day) } }
    for feast in DateReader.feasts { change(feast.words[0]) { $0.isFeast = true } }
    for (word, keyword) in RelativeDate.keywords { change(word) { $0.keyword = keyword } }
    for word in RelativeDate.ones + numbers.flatMap(\.opening) { change(word) { _ in } }
    for (word, unit) in RelativeDate.units { change(word, begins: false) { $0.unit = unit } }
    for word in ["of", "de", "del", "den", "the"] as [Substring] {
      change(word, begins: false) { $0.isFiller = true }
    }
  }

  /// Gives a word another meaning, perhaps one that a date can begin with.
  private mutating func change(_ word: Substring, begins: Bool = true, _ body: (inout Role) -> Void) {
    var role = self[word]
    role.begins = role.begins || begins
    body(&role)
    roles[folded: String(word)] = role
  }

  /// What a folded word can be.
  subscript(word: Substring) -> Role { roles[folded: word] ?? Role(begins: beginsAnyhow) }

  /// The near days that a role's word can begin, the customer's language first.
  func near(_ role: Role) -> ArraySlice<NearDay> { near[role.near] }

  /// English weekdays are often cut to three letters or more.
  private static let short: [(Substring, Int8)] = [
    ("sun", 1), ("mon", 2), ("tue", 3), ("tues", 3), ("wed", 4), ("weds", 4), ("thu", 5), ("thur", 5),
    ("thurs", 5), ("fri", 6), ("sat", 7),
  ]
}
