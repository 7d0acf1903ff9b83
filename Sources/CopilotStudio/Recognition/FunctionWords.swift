/// English words that hold sentences together and say little of what is meant.
///
/// In a bot of few phrases even `the` is rare, and rarity alone would make it count. So rarity is reckoned as if
/// every bot had a hundred more phrases, thirty of which have each of these words; among the thousands of a large
/// bot that makes no difference. The product's documents say that such words weigh little (`formats.md` section 7).
enum FunctionWords {
  /// Phrases that are imagined beside the bot's.
  static let imagined = 100
  /// In how many of them each of these words is.
  static let imaginedWith = 30

  private static let lines = """
    a an the this that these those
    i im id ill ive me my mine we us our you your yours he she it its they them their
    is are am was were be been being do does did have has had having
    can could will would shall should may might must
    to in on at for from by with as of into about
    and or but if so than then there here please just
    """

  /// The keys of their stems (`WordFeatures.stemKey`), in ascending order.
  static let keys: [UInt64] = Set(
    lines.split { $0 == " " || $0 == "\n" }.map { WordFeatures.stemKey(String($0)) }
  ).sorted()
}
