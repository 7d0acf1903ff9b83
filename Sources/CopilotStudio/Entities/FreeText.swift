/// Names that no list could hold: of people, cities, streets, organizations, places, events.
///
/// An approximation: the reply is taken for the name once the words that only introduce it are gone. So a
/// reply that is no name at all is taken too, unless it has no letter or is a question.
enum FreeText {
  /// Words before a person's name, longest first, folded.
  private static let introductions = sorted([
    "my name is", "my names", "my full name is", "the name is", "name is", "i am", "im", "this is", "it is",
    "its",
    "call me", "you can call me", "people call me", "hi i am", "hi im", "hello i am", "hello im",
    "hello my name is",
    "hi my name is", "hi this is", "yes my name is", "yes its", "me llamo", "mi nombre es", "soy",
    "ich heiße",
    "mein name ist", "ich bin", "je m'appelle", "je suis", "mon nom est", "mi chiamo", "il mio nome è",
    "sono",
    "meu nome é", "chamo-me", "eu sou", "mijn naam is", "ik ben", "ik heet", "jag heter", "jeg hedder",
    "jeg heter",
    "nazywam się", "mam na imię", "jmenuji se", "jmenuju se", "nimeni on",
  ])

  /// Words before any other name.
  private static let places = sorted([
    "i live in", "i am in", "im in", "i am from", "im from", "it is in", "its in", "it is at", "its at", "in",
    "at",
    "from", "it is", "its", "the address is", "my address is", "i work at", "i work for", "the city of",
    "this is",
  ])

  /// Replies that are words but never a name.
  private static let refusals: Set<String> = [
    "yes", "no", "ok", "okay", "help", "hello", "hi", "hey", "why", "what", "none", "nothing", "skip",
    "cancel", "stop",
    "i dont know", "dont know", "i do not know", "not sure", "no idea", "thanks", "thank you",
  ]

  /// The name a person gives; at most six words without digits.
  ///
  /// - Parameter introduced: whether only a name that is introduced as one counts.
  static func personName(in text: String, introduced: Bool = false) -> String? {
    guard let name = remainder(of: text, after: introductions, introduced: introduced) else { return nil }
    let words = name.split { $0.isWhitespace }
    guard (1...6).contains(words.count), !name.contains(where: \.isNumber), !name.contains("@") else {
      return nil
    }
    return name
  }

  /// Any other name, as it was written.
  static func name(in text: String) -> String? { remainder(of: text, after: places) }

  private static func sorted(_ phrases: [String]) -> [[Substring]] {
    phrases.map { TextFolding.fold($0).split(separator: " ") }.sorted { $0.count > $1.count }
  }

  /// A text without an introduction and without the signs around it.
  private static func remainder(
    of text: String, after introductions: [[Substring]], introduced: Bool = false
  ) -> String? {
    guard !text.contains("?"), !refusals.contains(TextFolding.fold(text)) else { return nil }
    let words = text.split { $0.isWhitespace }
    let folded = words.map { TextFolding.fold($0) }
    var skipped = 0
    for phrase in introductions {
      // Written words may hold several folded ones (`m'appelle` is one, `chamo-me` is two).
      guard let end = (1...max(1, words.count)).first(where: { isPhrase(folded.prefix($0), phrase) }) else {
        continue
      }
      skipped = end
      break
    }
    guard skipped < words.count, skipped > 0 || !introduced else { return nil }
    let trimmed = trim(String(text[words[skipped].startIndex...]))
    return trimmed.contains(where: \.isLetter) ? trimmed : nil
  }

  private static func isPhrase(_ folded: ArraySlice<String>, _ phrase: [Substring]) -> Bool {
    folded.count <= phrase.count && folded.flatMap { $0.split(separator: " ") } == phrase
  }

  private static func trim(_ text: String) -> String {
    func isEdge(_ character: Character) -> Bool {
      character.isWhitespace || "\"“”«».,;:!()".contains(character)
    }
    var rest = text.drop(while: isEdge)
    while let last = rest.last, isEdge(last) { rest = rest.dropLast() }
    return String(rest)
  }
}
