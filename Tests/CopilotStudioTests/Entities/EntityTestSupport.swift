import Basis
import PowerFx

@testable import CopilotStudio

/// Monday 5 January 2026, 09:30 in Madrid.
func recognizer(_ locale: String = "en-US") -> EntityRecognizer {
  let now = CivilTime(year: 2026, month: 1, day: 5, hour: 8, minute: 30).timeUTC
  return EntityRecognizer(locale: locale, now: now, zone: TimeZoneRules(name: "Europe/Madrid", base: 3600))
}

func recognized(_ text: String, _ kind: EntityKind, _ locale: String = "en-US") -> Value? {
  recognizer(locale).recognize(text, as: .prebuilt(kind))
}

func number(_ text: String) -> Value? { Decimal(text).map(Value.number) }

func day(_ year: Int, _ month: Int, _ day: Int) -> Value {
  .date(CivilTime.daysSinceEpoch(year: year, month: month, day: day))
}

func moment(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Value {
  .dateTime(CivilTime(year: year, month: month, day: day, hour: hour, minute: minute).timeUTC.milliseconds)
}
