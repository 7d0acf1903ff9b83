import PowerFx
import Testing

@testable import CopilotStudio

struct ContactEntityTests {
  @Test(
    "e-mail addresses",
    arguments: [
      ("it's ana.ruiz+x@example.co.uk.", "ana.ruiz+x@example.co.uk"),
      ("Ana <ana@example.com>", "ana@example.com"), ("a@b or c@d.com", "c@d.com"),
      ("jörg@müller.de", "jörg@müller.de"),
    ])
  func email(reply: String, expected: String) {
    #expect(recognized(reply, .email) == .text(expected))
  }

  @Test(
    "no e-mail address",
    arguments: ["", "@", "a@", "@b.com", "a@b", "a@.com", "a.@b.com", "a@b..com", "a@b.1"])
  func noEmail(reply: String) {
    #expect(recognized(reply, .email) == nil)
  }

  @Test(
    "web addresses",
    arguments: [
      ("see https://example.com/a?b=c.", "https://example.com/a?b=c"),
      ("www.example.museum", "www.example.museum"), ("(example.org)", "example.org"),
      ("http://localhost:80/", "http://localhost:80/"),
    ])
  func url(reply: String, expected: String) {
    #expect(recognized(reply, .url) == .text(expected))
  }

  @Test("no web address", arguments: ["", "hello.world", "http://", "e.g. this", "a..com"])
  func noURL(reply: String) {
    #expect(recognized(reply, .url) == nil)
  }

  @Test(
    "telephone numbers as they were written",
    arguments: [
      ("call +34 600 000 001.", "+34 600 000 001"), ("(425) 555-0100", "(425) 555-0100"),
      ("5550100", "5550100"),
    ])
  func phone(reply: String, expected: String) {
    #expect(recognized(reply, .phoneNumber) == .text(expected))
  }

  @Test("no telephone number", arguments: ["", "12345", "1234567890123456", "++++", "room 12"])
  func noPhone(reply: String) {
    #expect(recognized(reply, .phoneNumber) == nil)
  }

  @Test(
    "postal codes of the customer's country",
    arguments: [
      ("en-US", "zip 98052-1234", "98052-1234"), ("en-US", "98052", "98052"),
      ("en-GB", "sw1a 1aa", "sw1a 1aa"), ("en-CA", "K1A0B1", "K1A0B1"),
      ("nl-NL", "1234 AB", "1234 AB"), ("pl-PL", "00-950 Warszawa", "00-950"), ("cs-CZ", "110 00", "110 00"),
      ("fr", "75001", "75001"),
    ])
  func zip(locale: String, reply: String, expected: String) {
    #expect(recognized(reply, .zipCode, locale) == .text(expected))
  }

  @Test("no postal code", arguments: ["", "980521", "A98052", "9805"])
  func noZip(reply: String) {
    #expect(recognized(reply, .zipCode) == nil)
  }
}

struct NameEntityTests {
  @Test(
    "a person's name without the words that introduce it",
    arguments: [
      ("My name is Ana Ruiz.", "Ana Ruiz"), ("I'm Bob", "Bob"), ("ana", "ana"), ("Je m'appelle Zoë", "Zoë"),
      ("chamo-me João", "João"), ("O'Brien-Smith, Jr", "O'Brien-Smith, Jr"),
      ("李小龍", "李小龍"),
    ])
  func personName(reply: String, expected: String) {
    #expect(recognized(reply, .personName) == .text(expected))
  }

  @Test(
    "no person's name",
    arguments: [
      "", "...", "my name is", "What?", "agent 007", "a@b.com", "I don't know",
      "one two three four five six seven",
    ])
  func noName(reply: String) {
    #expect(recognized(reply, .personName) == nil)
  }

  @Test("states in their usual spelling; short ones only in capitals or alone") func states() {
    #expect(recognized("california", .state) == .text("California"))
    #expect(recognized("wa", .state) == .text("Washington"))
    #expect(recognized("I live in OR", .state) == .text("Oregon"))
    #expect(recognized("west virginia please", .state) == .text("West Virginia"))
    #expect(recognized("this or that", .state) == nil)
    #expect(recognized("Ontario", .state) == nil)
  }

  @Test("other names of lists and of none") func others() {
    #expect(recognized("I'm from the UK", .countryOrRegion) == .text("United Kingdom"))
    #expect(recognized("côte d’ivoire", .countryOrRegion) == .text("Ivory Coast"))
    #expect(recognized("español", .language) == .text("Spanish"))
    #expect(recognized("light blue", .color) == .text("Light blue"))
    #expect(recognized("south america", .continent) == .text("South America"))
    #expect(recognized("I live in Praha", .city) == .text("Praha"))
    #expect(recognized("Contoso Ltd.", .organization) == .text("Contoso Ltd"))
    #expect(recognized("a.png", .file) == nil)
  }
}
