import PowerFx
import Testing

@testable import CopilotStudio

struct NumberEntityTests {
  @Test(
    "digits as each country writes them",
    arguments: [
      ("en-US", "42", "42"), ("en-US", "I'd like 3 of them", "3"), ("en-US", "1,234.50", "1234.50"),
      ("en-US", "-7", "-7"),
      ("en-US", "1,234,567", "1234567"), ("en-US", "1,5", "1.5"), ("en-US", "A-7", "7"),
      ("en-US", "0.5.", "0.5"), ("en-US", "2 million", "2000000"),
      ("de-DE", "1.234,50", "1234.50"), ("de-DE", "1,5", "1.5"), ("de-DE", "1.234", "1234"),
      ("de-DE", "1.5", "1.5"),
      ("fr-FR", "1 234 567,8", "1234567.8"), ("de-CH", "1'234.5", "1234.5"), ("es-MX", "1,234.5", "1234.5"),
      ("pt-BR", "3,14", "3.14"),
      ("en-US", "1 2", "1"), ("ar-EG", "٤٢", "42"), ("en-US", "−3", "-3"),
    ])
  func digits(locale: String, reply: String, expected: String) {
    #expect(recognized(reply, .number, locale) == number(expected))
  }

  @Test(
    "English words",
    arguments: [
      ("seven", "7"), ("Twenty-five", "25"), ("two hundred and one", "201"), ("a hundred", "100"),
      ("three thousand four hundred", "3400"),
      ("one million two hundred thousand and five", "1200005"), ("minus one point five", "-1.5"),
      ("a dozen", "12"), ("two dozen", "24"),
      ("nineteen ninety", "19"), ("give me two please", "2"), ("zero", "0"),
    ])
  func words(reply: String, expected: String) {
    #expect(recognized(reply, .number) == number(expected))
  }

  @Test("no number", arguments: ["", "none", "a lot", "someone", "1.2.3.4", "٪", "weight", "hundred"])
  func none(reply: String) {
    #expect(recognized(reply, .number) == nil)
  }

  @Test("a number beyond the language's range is none") func tooLarge() {
    #expect(recognized(String(repeating: "9", count: 40), .number) == nil)
  }

  @Test(
    "a quantity is the number beside its unit",
    arguments: [
      (EntityKind.age, "I have 2 kids and I'm 35 years old", "35"), (.age, "thirty", "30"),
      (.money, "I paid $12.50 for 3", "12.5"),
      (.money, "3 tickets at 20 €", "20"), (.money, "$2 million", "2000000"),
      (.percentage, "room 7, 15%", "15"), (.temperature, "-5°C", "-5"),
      (.weight, "about 2.5 kg", "2.5"), (.speed, "65 mph", "65"), (.ordinal, "the 3rd one", "3"),
      (.ordinal, "second", "2"), (.ordinal, "the twenty-first", "21"),
    ])
  func quantities(kind: EntityKind, reply: String, expected: String) {
    #expect(recognized(reply, kind) == number(expected))
  }
}
