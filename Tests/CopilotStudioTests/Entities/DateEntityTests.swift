import Basis
import PowerFx
import Testing

@testable import CopilotStudio

struct DateEntityTests {
  @Test(
    "dates in digits",
    arguments: [
      ("en-US", "2026-05-07", day(2026, 5, 7)), ("en-US", "5/7/2026", day(2026, 5, 7)),
      ("en-GB", "5/7/2026", day(2026, 7, 5)),
      ("en-US", "25/12/2026", day(2026, 12, 25)), ("de-DE", "7.5.26", day(2026, 5, 7)),
      ("en-US", "on 5/7", day(2026, 5, 7)),
      ("en-US", "1/4", day(2027, 1, 4)), ("en-US", "1/5", day(2026, 1, 5)),
      ("es-ES", "31/12/99", day(1999, 12, 31)),
    ])
  func digits(locale: String, reply: String, expected: Value) {
    #expect(recognized(reply, .date, locale) == expected)
  }

  @Test(
    "dates in words; a day without a year is the next one",
    arguments: [
      ("May 7th, 2026", day(2026, 5, 7)), ("7 may", day(2026, 5, 7)),
      ("the 7th of May 2027", day(2027, 5, 7)), ("Jan 4", day(2027, 1, 4)),
      ("29 february", day(2028, 2, 29)), ("today", day(2026, 1, 5)), ("Tomorrow please", day(2026, 1, 6)),
      ("yesterday", day(2026, 1, 4)),
      ("the day after tomorrow", day(2026, 1, 7)), ("Friday", day(2026, 1, 9)), ("monday", day(2026, 1, 12)),
      ("next Wednesday", day(2026, 1, 14)),
      ("last Friday", day(2026, 1, 2)), ("in three days", day(2026, 1, 8)),
      ("2 weeks ago", day(2025, 12, 22)), ("next month", day(2026, 2, 5)),
    ])
  func words(reply: String, expected: Value) {
    #expect(recognized(reply, .date) == expected)
  }

  @Test(
    "month names and near days of the customer's language, and English ones beside them",
    arguments: [
      ("es-ES", "7 de mayo de 2026", day(2026, 5, 7)), ("es-ES", "mañana", day(2026, 1, 6)),
      ("de-DE", "7. März", day(2026, 3, 7)),
      ("fr-FR", "le 1er février", day(2026, 2, 1)), ("fr-FR", "aujourd'hui", day(2026, 1, 5)),
      ("cs-CZ", "7. května 2026", day(2026, 5, 7)),
      ("pl-PL", "jutro", day(2026, 1, 6)), ("fi-FI", "7. toukokuu", day(2026, 5, 7)),
      ("sv-SE", "i morgon", day(2026, 1, 6)),
      ("nb-NO", "lørdag", day(2026, 1, 10)), ("it-IT", "tomorrow", day(2026, 1, 6)),
      ("fr-FR", "7 juil", day(2026, 7, 7)),
      ("pt-BR", "sexta", day(2026, 1, 9)), ("nl-NL", "overmorgen? nee, morgen", day(2026, 1, 7)),
    ])
  func languages(locale: String, reply: String, expected: Value) {
    #expect(recognized(reply, .date, locale) == expected)
  }

  @Test(
    "no date",
    arguments: [
      "", "soon", "31/31/2026", "2026-02-30", "may", "99999999999999999999/1", "in 99999999 days", "next",
      "1/2/3/4", "-1/-2",
    ])
  func none(reply: String) {
    #expect(recognized(reply, .date) == nil)
  }

  @Test(
    "dates with times",
    arguments: [
      ("2026-05-07 14:30", moment(2026, 5, 7, 14, 30)), ("tomorrow at 3pm", moment(2026, 1, 6, 15)),
      ("May 7 2:05 p.m.", moment(2026, 5, 7, 14, 5)),
      ("at 3", moment(2026, 1, 5, 3)), ("12 am", moment(2026, 1, 5, 0)),
      ("noon tomorrow", moment(2026, 1, 6, 12)), ("Friday", moment(2026, 1, 9)),
      ("15h30", moment(2026, 1, 5, 15, 30)), ("now", moment(2026, 1, 5, 9, 30)),
      ("2026-05-07T14:30:00Z", moment(2026, 5, 7, 15, 30)),
      ("2026-05-07T14:30:00", moment(2026, 5, 7, 14, 30)),
    ])
  func dateTimes(reply: String, expected: Value) {
    #expect(recognized(reply, .dateTime) == expected)
  }

  @Test("a date and time without zone keeps the clock it was written with") func noZone() {
    #expect(recognized("2026-05-07T14:30:00+05:00", .dateTimeNoTimeZone) == moment(2026, 5, 7, 14, 30))
    #expect(recognized("2026-05-07T14:30:00+05:00", .dateTime) == moment(2026, 5, 7, 10, 30))
    #expect(recognized("2026-05-07T23:30:00-05:00", .date) == day(2026, 5, 7))
  }

  @Test("no time", arguments: ["", "25:00", "3", "13 pm", "12:60", "half past"])
  func noTime(reply: String) {
    #expect(recognized(reply, .dateTime) == nil)
  }

  @Test(
    "lengths of time",
    arguments: [
      ("2 hours", TimeSpan.hours(2)), ("1h 30m", .minutes(90)), ("1h30m", .minutes(90)),
      ("half an hour", .minutes(30)), ("an hour and a half", .minutes(90)),
      ("PT45M", .minutes(45)), ("three days", .hours(72)), ("1.5 hours", .minutes(90)),
      ("a week", .hours(168)), ("twenty five minutes", .minutes(25)),
    ])
  func durations(reply: String, expected: TimeSpan) {
    #expect(recognized(reply, .duration) == .time(expected.milliseconds))
  }

  @Test("no length", arguments: ["", "long", "hours", "5", "99999999999 years", "999999999 years"])
  func noDuration(reply: String) {
    #expect(recognized(reply, .duration) == nil)
  }
}
