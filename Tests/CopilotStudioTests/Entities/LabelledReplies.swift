import Basis
import PowerFx

@testable import CopilotStudio

/// Replies as people write them, with the value each holds; `-` for none. Our own, so that accuracy can be
/// measured where no public set has labels. Dates are read on Monday 5 January 2026, 09:30.
enum LabelledReplies {
  struct Case: Sendable {
    var kind: EntityKind
    var locale: String
    var reply: String
    var expected: String
  }

  /// `kind, locale, reply => value`, one a line.
  private static let text = """
    number, en-US, 12 => 12
    number, en-US, I think it was 3 => 3
    number, en-US, twelve => 12
    number, en-US, make it twenty two please => 22
    number, en-US, a hundred and five => 105
    number, en-US, two and a half => 2.5
    number, en-US, 1.5 million => 1500000
    number, en-US, about 1,250 => 1250
    number, en-US, minus four => -4
    number, en-US, a couple => 2
    number, en-US, half a dozen => 6
    number, en-US, none of them => -
    number, en-US, I am not sure => -
    number, en-US, three hundred thousand => 300000
    number, en-GB, 2.75 => 2.75
    number, de-DE, fünfundzwanzig => 25
    number, de-DE, zweihundertfünf => 205
    number, de-DE, drei Stück bitte => 3
    number, de-DE, eintausendzweihundert => 1200
    number, de-DE, 1.250,5 => 1250.5
    number, de-DE, hundert => 100
    number, de-DE, ein Auto => -
    number, de-DE, keine => -
    number, fr-FR, quatre-vingt-dix-sept => 97
    number, fr-FR, vingt et un => 21
    number, fr-FR, soixante-douze => 72
    number, fr-FR, deux cent trente => 230
    number, fr-FR, mille => 1000
    number, fr-FR, une table => -
    number, es-ES, treinta y cinco => 35
    number, es-ES, doscientos veinte => 220
    number, es-ES, veintidós => 22
    number, es-ES, dos mil => 2000
    number, it-IT, ventuno => 21
    number, it-IT, duecento => 200
    number, it-IT, trentacinque => 35
    number, it-IT, mille => 1000
    number, pt-BR, cinquenta e três => 53
    number, pt-BR, duzentos e dez => 210
    number, nl-NL, vijfenveertig => 45
    number, nl-NL, tweehonderd => 200
    number, cs-CZ, dvacet pět => 25
    number, cs-CZ, dvě stě pět => 205
    number, cs-CZ, tisíc => 1000
    number, cs-CZ, tři kusy => 3
    number, pl-PL, trzydzieści dwa => 32
    number, pl-PL, dwieście pięćdziesiąt => 250
    number, sv-SE, tjugofem => 25
    number, sv-SE, tvåhundra => 200
    number, nb-NO, førtito => 42
    number, da-DK, femogtyve => 25
    number, da-DK, halvtreds => 50
    number, fi-FI, kaksikymmentäviisi => 25
    number, fi-FI, sata => 100
    age, en-US, I'm 34 => 34
    age, en-US, thirty-four years old => 34
    age, en-US, my son is 7 and I am 41 years old => 41
    age, en-US, 29yo => 29
    age, de-DE, ich bin 52 Jahre alt => 52
    age, fr-FR, j'ai 18 ans => 18
    age, en-US, old enough => -
    money, en-US, it costs 1000 dollars => 1000
    money, en-US, $1,299.99 => 1299.99
    money, en-US, two hundred bucks => 200
    money, en-US, 3 of them for €45 => 45
    money, en-US, under $100 please => 100
    money, en-US, $2.5 million => 2500000
    money, en-US, 50 cents => 50
    money, de-DE, 19,99 € => 19.99
    money, de-DE, fünfzig Euro => 50
    money, cs-CZ, 250 Kč => 250
    money, pl-PL, 99,90 zł => 99.9
    money, en-US, not much => -
    percentage, en-US, 15% => 15
    percentage, en-US, fifty percent => 50
    percentage, en-US, 2 items at 12.5 percent => 12.5
    percentage, de-DE, 7,5 Prozent => 7.5
    percentage, en-US, most of it => -
    temperature, en-US, 72°F => 72
    temperature, en-US, minus ten degrees => -10
    temperature, en-US, -5 celsius => -5
    temperature, de-DE, 21,5 Grad => 21.5
    weight, en-US, 180 pounds => 180
    weight, en-US, 2 boxes of 20 kg => 20
    weight, en-US, three and a half kilos => 3.5
    weight, en-US, 12oz => 12
    speed, en-US, 65 mph => 65
    speed, en-US, a hundred km per hour => 100
    speed, en-US, as fast as I can => -
    ordinal, en-US, the 2nd one => 2
    ordinal, en-US, first => 1
    ordinal, en-US, the twenty-third => 23
    ordinal, en-US, number three => -
    boolean, en-US, yes => true
    boolean, en-US, yeah go ahead => true
    boolean, en-US, sounds good to me => true
    boolean, en-US, nah I'm good => false
    boolean, en-US, no thank you => false
    boolean, en-US, that is not correct => false
    boolean, en-US, I guess the answer would be yes => true
    boolean, en-US, maybe later => -
    boolean, en-US, what do you mean => -
    boolean, en-US, absolutely not => false
    boolean, de-DE, ja klar => true
    boolean, de-DE, lieber nicht => false
    boolean, fr-FR, oui bien sûr => true
    boolean, es-ES, claro que no => false
    boolean, cs-CZ, ano prosím => true
    boolean, cs-CZ, ne děkuji => false
    date, en-US, tomorrow => 2026-01-06
    date, en-US, next Friday => 2026-01-16
    date, en-US, this Friday => 2026-01-09
    date, en-US, friday next week => 2026-01-16
    date, en-US, in two weeks => 2026-01-19
    date, en-US, in a fortnight => 2026-01-19
    date, en-US, three days ago => 2026-01-02
    date, en-US, a week from today => 2026-01-12
    date, en-US, two days after tomorrow => 2026-01-08
    date, en-US, end of the month => 2026-01-31
    date, en-US, the 20th => 2026-01-20
    date, en-US, on the 3rd => 2026-02-03
    date, en-US, March 3rd 2026 => 2026-03-03
    date, en-US, 3 March => 2026-03-03
    date, en-US, 03/04/2026 => 2026-03-04
    date, en-GB, 03/04/2026 => 2026-04-03
    date, en-US, 2026-07-14 works => 2026-07-14
    date, en-US, this weekend => 2026-01-10
    date, en-US, last Tuesday => 2025-12-30
    date, en-US, whenever => -
    date, de-DE, 7. März => 2026-03-07
    date, de-DE, morgen => 2026-01-06
    date, fr-FR, le 14 juillet => 2026-07-14
    date, es-ES, el 2 de febrero => 2026-02-02
    date, cs-CZ, zítra => 2026-01-06
    date, it-IT, domani => 2026-01-06
    dateTime, en-US, tomorrow at 3pm => 2026-01-06 15:00
    dateTime, en-US, Friday at half past two => 2026-01-09 02:30
    dateTime, en-US, at quarter to six in the evening => 2026-01-05 17:45
    dateTime, en-US, 5pm => 2026-01-05 17:00
    dateTime, en-US, next monday 9:15 am => 2026-01-12 09:15
    dateTime, en-US, seven o'clock tomorrow => 2026-01-06 07:00
    dateTime, en-US, 14:45 on March 3 => 2026-03-03 14:45
    dateTime, en-US, tonight at 8 pm => 2026-01-05 20:00
    dateTime, de-DE, morgen um 14 Uhr 30 => 2026-01-06 14:30
    dateTime, fr-FR, demain 15h30 => 2026-01-06 15:30
    dateTime, en-US, some other time => -
    duration, en-US, 90 minutes => 5400
    duration, en-US, an hour and a half => 5400
    duration, en-US, 2 days and 3 hours => 183600
    duration, en-US, about three weeks => 1814400
    duration, en-US, half an hour => 1800
    duration, en-US, PT1H30M => 5400
    duration, en-US, a fortnight => 1209600
    duration, de-DE, zwei Stunden => 7200
    duration, es-ES, tres días => 259200
    duration, cs-CZ, dva týdny => 1209600
    duration, en-US, not long => -
    email, en-US, my mail is ana.ruiz@example.com. => ana.ruiz@example.com
    email, en-US, write to a+b@mail.example.co.uk please => a+b@mail.example.co.uk
    email, en-US, ana at example => -
    url, en-US, see https://example.com/a?b=1, thanks => https://example.com/a?b=1
    url, en-US, it is www.example.org => www.example.org
    url, en-US, no link => -
    phoneNumber, en-US, call me at (425) 555-0100 => (425) 555-0100
    phoneNumber, en-US, +44 20 7946 0958 => +44 20 7946 0958
    phoneNumber, en-US, 4255550100 => 4255550100
    phoneNumber, en-US, I have no phone => -
    zipCode, en-US, I live in 98052 => 98052
    zipCode, en-GB, it's SW1A 1AA => SW1A 1AA
    zipCode, de-DE, 10115 Berlin => 10115
    zipCode, en-US, in town => -
    personName, en-US, my name is Ana Ruiz => Ana Ruiz
    personName, en-US, Ana => Ana
    personName, en-US, hi I'm Bob => Bob
    personName, de-DE, ich heiße Jörg Müller => Jörg Müller
    personName, cs-CZ, jmenuji se Jan Novák => Jan Novák
    personName, en-US, I don't know => -
    personName, en-US, 12345 => -
    state, en-US, I'm in Washington => Washington
    state, en-US, CA => California
    state, en-US, new york please => New York
    state, en-US, Bavaria => -
    countryOrRegion, en-US, I am from the USA => United States
    countryOrRegion, en-US, south korea => South Korea
    countryOrRegion, en-US, Holland => Netherlands
    countryOrRegion, en-US, Narnia => -
    continent, en-US, somewhere in South America => South America
    language, en-US, do you speak Español? => Spanish
    language, en-US, deutsch => German
    color, en-US, the dark blue one => Dark blue
    color, en-US, grey => Gray
    color, en-US, large => -
    city, en-US, I live in Seattle => Seattle
    city, en-US, Praha => Praha
    organization, en-US, I work for Contoso => Contoso
    streetAddress, en-US, my address is 1 Main Street => 1 Main Street
    """

  /// Written after the recognisers, without looking at them; the first run had 107 of 126 right.
  private static let later = """
    number, en-US, around fifteen or so => 15
    number, en-US, it's 007 => 7
    number, en-US, 1 000 000 => 1000000
    number, en-US, forty two thousand => 42000
    number, en-US, nineteen hundred => 1900
    number, en-US, I have 2.5k => 2500
    number, en-US, one hundred percent => 100
    number, en-US, nope => -
    number, en-US, let's say 10-12 => 10
    number, en-US, #5 => 5
    number, en-US, zero point five => 0.5
    number, en-US, a million => 1000000
    number, de-DE, zwölf Stück => 12
    number, de-DE, einhundertdreiundzwanzig => 123
    number, de-DE, anderthalb => 1.5
    number, de-DE, zwei Millionen => 2000000
    number, fr-FR, trois virgule cinq => 3.5
    number, fr-FR, cinq cents => 500
    number, fr-FR, quatre-vingts => 80
    number, fr-FR, mille deux cents => 1200
    number, es-ES, mil quinientos => 1500
    number, es-ES, noventa y nueve => 99
    number, es-ES, un millón => 1000000
    number, it-IT, quarantotto => 48
    number, it-IT, tremila => 3000
    number, pt-PT, dezanove => 19
    number, pt-BR, mil e duzentos => 1200
    number, nl-NL, honderdtwintig => 120
    number, cs-CZ, pětadvacet => 25
    number, cs-CZ, sto dvacet => 120
    number, cs-CZ, dva tisíce => 2000
    number, pl-PL, tysiąc pięćset => 1500
    number, sv-SE, etthundra => 100
    number, da-DK, hundrede og fem => 105
    number, nb-NO, tjue fem => 25
    number, fi-FI, kaksisataa => 200
    boolean, en-US, yup that works => true
    boolean, en-US, of course! => true
    boolean, en-US, no way => false
    boolean, en-US, not really no => false
    boolean, en-US, I would love that => true
    boolean, en-US, I'd rather not => false
    boolean, en-US, nah => false
    boolean, en-US, correct => true
    boolean, en-US, that's wrong => false
    boolean, en-US, hmm let me think => -
    boolean, en-US, it's broken => -
    boolean, en-US, k => true
    boolean, de-DE, auf jeden Fall => true
    boolean, de-DE, nö => false
    boolean, fr-FR, pas maintenant => false
    boolean, es-MX, sí, por favor => true
    boolean, it-IT, va bene => true
    boolean, pt-BR, claro => true
    boolean, pl-PL, oczywiście => true
    boolean, cs-CZ, určitě => true
    boolean, cs-CZ, nechci => false
    date, en-US, day after tomorrow => 2026-01-07
    date, en-US, Jan 20 => 2026-01-20
    date, en-US, 20 January 2027 => 2027-01-20
    date, en-US, 1/20/26 => 2026-01-20
    date, en-US, next week => 2026-01-12
    date, en-US, next month => 2026-02-05
    date, en-US, Wednesday => 2026-01-07
    date, en-US, on Wed => 2026-01-07
    date, en-US, in 10 days => 2026-01-15
    date, en-US, yesterday evening => 2026-01-04
    date, en-US, the first of March => 2026-03-01
    date, en-US, March first => 2026-03-01
    date, en-US, 4th July => 2026-07-04
    date, en-US, two weeks from now => 2026-01-19
    date, en-US, Christmas => 2026-12-25
    date, en-US, next year => 2027-01-05
    date, en-US, as soon as possible => -
    date, en-AU, 7/3 => 2026-03-07
    date, de-DE, 15.02.2026 => 2026-02-15
    date, de-DE, übermorgen => 2026-01-07
    date, de-DE, nächsten Freitag => 2026-01-16
    date, fr-FR, lundi prochain => 2026-01-12
    date, es-ES, pasado mañana => 2026-01-07
    date, cs-CZ, pozítří => 2026-01-07
    date, cs-CZ, 15. 2. 2026 => 2026-02-15
    dateTime, en-US, tomorrow morning at 9 => 2026-01-06 09:00
    dateTime, en-US, Jan 20 at 4:30pm => 2026-01-20 16:30
    dateTime, en-US, half past nine tonight => 2026-01-05 21:30
    dateTime, en-US, in two hours => 2026-01-05 11:30
    dateTime, en-US, noon on Friday => 2026-01-09 12:00
    dateTime, en-US, 3 in the afternoon => 2026-01-05 15:00
    dateTime, de-DE, um 18 Uhr => 2026-01-05 18:00
    duration, en-US, 45 min => 2700
    duration, en-US, one and a half hours => 5400
    duration, en-US, a couple of days => 172800
    duration, en-US, 2.5 hours => 9000
    duration, en-US, two years => 63072000
    duration, de-DE, eine Woche => 604800
    duration, fr-FR, trois jours => 259200
    money, en-US, twenty bucks => 20
    money, en-US, USD 45.50 => 45.5
    money, en-US, around 30 => 30
    money, en-US, 5k dollars => 5000
    money, en-GB, £3,000 => 3000
    money, fr-FR, 12,50 € => 12.5
    age, en-US, I turned 21 last week => 21
    age, en-US, sixty => 60
    percentage, en-US, a quarter => 25
    percentage, en-US, 0.5 % => 0.5
    temperature, en-US, around 20 degrees celsius => 20
    weight, en-US, 5 lbs 3 oz => 5
    speed, en-US, 120 km/h => 120
    ordinal, en-US, the third option => 3
    ordinal, en-US, last one => -
    email, en-US, ANA@EXAMPLE.COM => ANA@EXAMPLE.COM
    email, en-US, <ana@example.com> => ana@example.com
    url, en-US, example.com/help => example.com/help
    phoneNumber, en-US, 425.555.0100 ext 12 => 425.555.0100
    phoneNumber, cs-CZ, 601 123 456 => 601 123 456
    zipCode, en-CA, K1A 0B1 => K1A 0B1
    zipCode, cs-CZ, 110 00 => 110 00
    personName, en-US, It's Maria => Maria
    personName, en-US, you can call me Al => Al
    personName, fr-FR, je m'appelle Zoé => Zoé
    countryOrRegion, en-US, the Netherlands => Netherlands
    countryOrRegion, en-US, UK => United Kingdom
    state, en-US, I live in north carolina => North Carolina
    color, en-US, I want it in navy blue => Navy blue
    language, en-US, Portuguese please => Portuguese
    """

  static let all: [Case] = read(text)
  static let fresh: [Case] = read(later)

  private static func read(_ text: String) -> [Case] {
    text.split(separator: "\n").compactMap { line in
      guard let arrow = line.firstRange(of: " => ") else { return nil }
      let head = line[..<arrow.lowerBound].split(separator: ",", maxSplits: 2)
      guard head.count == 3, let kind = kinds[head[0]] else { return nil }
      return Case(
        kind: kind, locale: String(head[1].dropFirst()), reply: String(head[2].dropFirst()),
        expected: String(line[arrow.upperBound...]))
    }
  }

  private static let kinds: [Substring: EntityKind] = Dictionary(
    uniqueKeysWithValues: EntityKind.allCases.map { (Substring("\($0)"), $0) })

  /// A value as the cases write it.
  static func written(_ value: Value?) -> String {
    switch value {
    case nil: "-"
    case .date(let days)?: clock(Int64(days) * 86_400_000, withTime: false)
    case .dateTime(let milliseconds)?: clock(milliseconds, withTime: true)
    case .time(let milliseconds)?: String(milliseconds / 1000)
    case let value?: value.display
    }
  }

  private static func clock(_ milliseconds: Int64, withTime: Bool) -> String {
    let time = CivilTime(VirtualTime(milliseconds: milliseconds))
    let date = "\(time.year)-\(ISO8601.padded(time.month))-\(ISO8601.padded(time.day))"
    return withTime ? "\(date) \(ISO8601.padded(time.hour)):\(ISO8601.padded(time.minute))" : date
  }
}
