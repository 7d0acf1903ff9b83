/// A list of names that are recognised anywhere in a reply and answered in their usual spelling.
struct NameList: Sendable {
  /// Folded words of a name or of another way to write it, and the name; longest first.
  private let names: [(words: [Substring], name: String)]

  /// Makes a list; each entry is a name and, after `=`, other ways to write it: `Color=Colour`.
  init(_ entries: String) {
    var names: [(words: [Substring], name: String)] = []
    for entry in entries.split(separator: "|") {
      let spellings = entry.split(separator: "=")
      guard let name = spellings.first else { continue }
      for spelling in spellings {
        names.append((TextFolding.fold(spelling).split(separator: " "), String(name)))
      }
    }
    self.names = names.enumerated().sorted {
      ($1.element.words.count, $0.offset) < ($0.element.words.count, $1.offset)
    }
    .map(\.element)
  }

  /// The first name in a reply; of names that begin there the longest. Spellings of
  /// two letters or fewer count only when they are the whole reply or written in capitals.
  func match(in text: String) -> EntityMatch? {
    let words = Words(text)
    let capitals = Set(
      text.split { !$0.isLetter }.filter { $0.allSatisfy(\.isUppercase) }.map { TextFolding.fold($0) })
    var best: (name: String, words: Range<Int>)?
    for (spelling, name) in names {
      guard let range = words.range(of: spelling), range.lowerBound < best?.words.lowerBound ?? .max else {
        continue
      }
      let isShort = spelling.count == 1 && spelling[0].count <= 2
      guard !isShort || words.all.count == 1 || capitals.contains(String(spelling[0])) else { continue }
      best = (name, range)
    }
    return best.flatMap { EntityMatch(.text($0.name), $0.words, of: words) }
  }

  /// The states of the United States, their capital district and their postal abbreviations.
  static let states = NameList(
    """
    Alabama=AL|Alaska=AK|Arizona=AZ|Arkansas=AR|California=CA|Colorado=CO|Connecticut=CT|Delaware=DE|\
    District of Columbia=DC=Washington DC|Florida=FL|Georgia=GA|Hawaii=HI|Idaho=ID|Illinois=IL|Indiana=IN|Iowa=IA|\
    Kansas=KS|Kentucky=KY|Louisiana=LA|Maine=ME|Maryland=MD|Massachusetts=MA|Michigan=MI|Minnesota=MN|\
    Mississippi=MS|Missouri=MO|Montana=MT|Nebraska=NE|Nevada=NV|New Hampshire=NH|New Jersey=NJ|New Mexico=NM|\
    New York=NY|North Carolina=NC|North Dakota=ND|Ohio=OH|Oklahoma=OK|Oregon=OR|Pennsylvania=PA|Rhode Island=RI|\
    South Carolina=SC|South Dakota=SD|Tennessee=TN|Texas=TX|Utah=UT|Vermont=VT|Virginia=VA|Washington=WA|\
    West Virginia=WV|Wisconsin=WI|Wyoming=WY
    """)

  /// The continents.
  static let continents = NameList(
    "Africa|Antarctica|Asia|Europe|North America|South America|Australia|Oceania")

  /// Colours of everyday English.
  static let colors = NameList(
    """
    Red|Orange|Yellow|Green|Blue|Purple|Violet|Pink|Brown|Black|White|Gray=Grey|Silver|Gold|Beige|Cyan|Magenta|\
    Turquoise|Teal|Navy|Navy blue|Maroon|Olive|Lime|Indigo|Lavender|Crimson|Scarlet|Tan|Ivory|Coral|Salmon|\
    Light blue|Dark blue|Light green|Dark green|Sky blue|Dark red|Burgundy|Bronze|Charcoal|Cream|Khaki|Mint|Peach
    """)

  /// Languages with many speakers, in English and by their own names.
  static let languages = NameList(
    """
    English|Spanish=Español=Castellano|French=Français|German=Deutsch|Italian=Italiano|Portuguese=Português|\
    Dutch=Nederlands|Czech=Čeština|Slovak|Polish=Polski|Swedish=Svenska|Danish=Dansk|Norwegian=Norsk|\
    Finnish=Suomi|Icelandic|Russian=Русский|Ukrainian=Українська|Belarusian|Bulgarian|Serbian|Croatian|Slovenian|\
    Bosnian|Macedonian|Romanian=Română|Hungarian=Magyar|Greek=Ελληνικά|Turkish=Türkçe|Albanian|Estonian|Latvian|\
    Lithuanian|Irish|Welsh|Scottish Gaelic|Basque=Euskara|Catalan=Català|Galician|Maltese|Arabic=العربية|Hebrew=עברית|\
    Persian=Farsi|Kurdish|Urdu|Hindi=हिन्दी|Bengali|Punjabi|Gujarati|Marathi|Tamil|Telugu|Kannada|Malayalam|\
    Sinhala|Nepali|Chinese=中文|Mandarin|Cantonese|Japanese=日本語|Korean=한국어|Vietnamese|Thai|Lao|Khmer|Burmese|\
    Malay|Indonesian|Filipino=Tagalog|Swahili|Amharic|Somali|Hausa|Yoruba|Igbo|Zulu|Xhosa|Afrikaans|Armenian|\
    Georgian|Azerbaijani|Kazakh|Uzbek|Mongolian|Esperanto|Latin
    """)
}
