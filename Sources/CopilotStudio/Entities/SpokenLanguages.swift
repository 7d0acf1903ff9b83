extension SpokenNumbers {
  /// English.
  static let english = SpokenNumbers(
    units:
      "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen",
    tens: "twenty|thirty|forty/fourty|fifty|sixty|seventy|eighty|ninety", .apart(joiner: ""),
    hundred: "hundred", thousand: "thousand", million: "million",
    beyond: "billion=1000000000|trillion=1000000000000",
    joiners: "and", minus: "minus|negative",
    point: "point", more: "a couple=2|a couple of=2|half a dozen=6", loneOnes: "a|an")

  /// The other languages, by code.
  static let table: [String: SpokenNumbers] = [
    "de": SpokenNumbers(
      units:
        "null|eins/ein/eine/einen/einem/einer|zwei/zwo|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn",
      tens: "zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig", .unitFirst(joiner: "und"),
      hundred: "hundert", thousand: "tausend", million: "million|millionen", joiners: "und", minus: "minus",
      point: "komma", articles: "ein|eine|einen|einem|einer",
      halves: ["anderthalb": "1.5", "eineinhalb": "1.5", "zweieinhalb": "2.5", "dreieinhalb": "3.5"]),
    "nl": SpokenNumbers(
      units:
        "nul|een/één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien",
      tens: "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig", .unitFirst(joiner: "en"),
      hundred: "honderd", thousand: "duizend", million: "miljoen", joiners: "en", minus: "min",
      point: "komma",
      articles: "een"),
    "fr": SpokenNumbers(
      units:
        "zéro|un/une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix sept|dix huit|dix neuf",
      tens: "vingt|trente|quarante|cinquante|soixante|septante|huitante/octante|nonante",
      .apart(joiner: "et"),
      hundred: "cent|cents", thousand: "mille", million: "million|millions", joiners: "et", minus: "moins",
      point: "virgule", more: french, articles: "un|une"),
    "es": SpokenNumbers(
      units:
        "cero|uno/un/una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve",
      tens: "veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa", .apart(joiner: "y"),
      hundred: "",
      hundreds:
        "cien=100|ciento=100|doscientos=200|trescientos=300|cuatrocientos=400|quinientos=500|seiscientos=600|setecientos=700|ochocientos=800|novecientos=900|doscientas=200|trescientas=300|quinientas=500",
      thousand: "mil", million: "millón|millones", joiners: "y", minus: "menos", point: "coma|punto",
      more:
        "veintiuno=21|veintiún=21|veintiuna=21|veintidós=22|veintitrés=23|veinticuatro=24|veinticinco=25|veintiséis=26|veintisiete=27|veintiocho=28|veintinueve=29",
      articles: "un|una"),
    "it": SpokenNumbers(
      units:
        "zero|uno/un/una|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove",
      tens: "venti|trenta|quaranta|cinquanta|sessanta|settanta|ottanta|novanta", .together, hundred: "cento",
      thousand: "mille|mila", million: "milione|milioni", joiners: "e", minus: "meno", point: "virgola",
      articles: "un|una|uno"),
    "pt": SpokenNumbers(
      units:
        "zero|um/uma|dois/duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze/quatorze|quinze|dezesseis/dezasseis|dezessete/dezassete|dezoito|dezenove/dezanove",
      tens: "vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa", .apart(joiner: "e"),
      hundred: "",
      hundreds:
        "cem=100|cento=100|duzentos=200|trezentos=300|quatrocentos=400|quinhentos=500|seiscentos=600|setecentos=700|oitocentos=800|novecentos=900|duzentas=200|trezentas=300|quinhentas=500",
      thousand: "mil", million: "milhão|milhões", joiners: "e", minus: "menos", point: "vírgula",
      articles: "um|uma"),
    "cs": SpokenNumbers(
      units:
        "nula|jeden/jedna/jedno/jednu|dva/dvě|tři|čtyři|pět|šest|sedm|osm|devět|deset|jedenáct|dvanáct|třináct|čtrnáct|patnáct|šestnáct|sedmnáct|osmnáct|devatenáct",
      tens: "dvacet|třicet|čtyřicet|padesát|šedesát|sedmdesát|osmdesát|devadesát", .apart(joiner: "a"),
      hundred: "stě|sta|set", hundreds: "sto=100", thousand: "tisíc|tisíce",
      million: "milion|miliony|milionů",
      joiners: "a", minus: "minus|mínus", point: "celá|celé|celých|čárka"),
    "pl": SpokenNumbers(
      units:
        "zero|jeden/jedna/jedno|dwa/dwie|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|jedenaście|dwanaście|trzynaście|czternaście|piętnaście|szesnaście|siedemnaście|osiemnaście|dziewiętnaście",
      tens:
        "dwadzieścia|trzydzieści|czterdzieści|pięćdziesiąt|sześćdziesiąt|siedemdziesiąt|osiemdziesiąt|dziewięćdziesiąt",
      .apart(joiner: ""), hundred: "",
      hundreds:
        "sto=100|dwieście=200|trzysta=300|czterysta=400|pięćset=500|sześćset=600|siedemset=700|osiemset=800|dziewięćset=900",
      thousand: "tysiąc|tysiące|tysięcy", million: "milion|miliony|milionów", minus: "minus",
      point: "przecinek"),
    "sv": SpokenNumbers(
      units:
        "noll|ett/en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton",
      tens: "tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio", .together, hundred: "hundra",
      thousand: "tusen", million: "miljon|miljoner", joiners: "och", minus: "minus", point: "komma",
      articles: "ett|en"),
    "nb": SpokenNumbers(
      units:
        "null|en/ett/ei/én|to|tre|fire|fem|seks|sju/syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten",
      tens: "tjue/tyve|tretti/tredve|førti/førr|femti|seksti|sytti|åtti|nitti", .together, hundred: "hundre",
      thousand: "tusen", million: "million|millioner", joiners: "og", minus: "minus", point: "komma",
      articles: "en|ett|ei"),
    "da": SpokenNumbers(
      units:
        "nul|en/et/én|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten",
      tens:
        "tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems", .unitFirst(joiner: "og"),
      hundred: "hundrede|hundred", thousand: "tusind|tusinde", million: "million|millioner", joiners: "og",
      minus: "minus", point: "komma", articles: "en|et"),
    "fi": SpokenNumbers(
      units:
        "nolla|yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän|kymmenen|yksitoista|kaksitoista|kolmetoista|neljätoista|viisitoista|kuusitoista|seitsemäntoista|kahdeksantoista|yhdeksäntoista",
      tens:
        "kaksikymmentä|kolmekymmentä|neljäkymmentä|viisikymmentä|kuusikymmentä|seitsemänkymmentä|kahdeksankymmentä|yhdeksänkymmentä",
      .together, hundred: "sata|sataa", thousand: "tuhat|tuhatta", million: "miljoona|miljoonaa",
      minus: "miinus", point: "pilkku"),
  ]

  /// The French seventies, eighties and nineties, which count on from sixty and from four twenties.
  private static let french: String = {
    let teens = [
      "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix sept", "dix huit", "dix neuf",
    ]
    let units = ["", " un", " deux", " trois", " quatre", " cinq", " six", " sept", " huit", " neuf"]
    var pairs = ["quatre vingts=80", "soixante et onze=71"]
    for (value, teen) in teens.enumerated() {
      pairs += ["soixante \(teen)=\(70 + value)", "quatre vingt \(teen)=\(90 + value)"]
    }
    for (value, unit) in units.enumerated() { pairs.append("quatre vingt\(unit)=\(80 + value)") }
    return pairs.joined(separator: "|")
  }()
}
