import PowerFx

// Proactive slot filling: values in what the customer said before the question (`domain.md` 1.5).
//
// A reply to a question is read with good will; words that were no reply are not. The service does not
// publish how sure it wants to be, so that only what tells itself apart counts: a unit, a sign, a name of a
// list, an introduction. A yes or no and the names no list could hold belong to their question.

extension EntityKind {
  /// Whether what was said before may fill a question for it at all.
  var isEverMentioned: Bool {
    switch self {
    case .boolean, .string, .city, .streetAddress, .pointOfInterest, .organization, .event, .file, .embedded,
      .closedList, .regularExpression, .dynamicClosedList, .oneOf, .external:
      false
    default: true
    }
  }
}

extension EntityRecognizer {
  /// An entity that words were not asked for; nil when they hold none that is sure, or the kind is never
  /// filled so.
  func mention(in text: String, of entity: Entity) -> EntityMatch? {
    guard text.utf8.count <= Self.longest else { return nil }
    switch entity {
    case .prebuilt(let kind): return mention(in: text, of: kind)
    case .closedList(let list): return list.mention(in: text)
    case .pattern(let pattern): return pattern.search(text).map { EntityMatch(text: $0, in: text) }
    // Its rows are known only when the question is asked.
    case .dynamicClosedList: return nil
    case .oneOf(let entities): return entities.lazy.compactMap { mention(in: text, of: $0) }.first
    }
  }

  private func mention(in text: String, of kind: EntityKind) -> EntityMatch? {
    switch kind {
    case .number: return plainNumber(in: text)
    case .age, .money, .percentage, .speed, .temperature, .weight:
      return Quantity.mention(in: text, kind: kind, locale: locale)
    case .ordinal:
      let found = match(text, as: .prebuilt(.ordinal))
      return found.flatMap {
        text[$0.range].last?.isLetter == true && text[$0.range].first?.isNumber == true ? $0 : nil
      }
    case .dateTime, .dateTimeNoTimeZone:
      let found = match(text, as: .prebuilt(kind))
      return found.flatMap { TextFolding.fold(text[$0.range]) == "now" ? nil : $0 }
    case .personName:
      return FreeText.personName(in: text, introduced: true).map { EntityMatch(text: $0, in: text) }
    case .phoneNumber:
      let found = match(text, as: .prebuilt(kind))
      return found.flatMap { match in
        let isWritten = text[match.range].contains { "+ -.()/".contains($0) }
        return isWritten || says(text, ["phone", "call", "mobile", "tel", "telephone", "cell"]) ? match : nil
      }
    case .zipCode:
      return says(text, ["zip", "postal", "postcode", "zipcode", "plz"])
        ? match(text, as: .prebuilt(kind)) : nil
    case .state:
      return match(text, as: .prebuilt(kind)).flatMap { text[$0.range].utf8.count > 2 ? $0 : nil }
    case .date, .duration, .email, .url, .countryOrRegion, .continent, .language, .color:
      return match(text, as: .prebuilt(kind))
    case .boolean, .string, .city, .streetAddress, .pointOfInterest, .organization, .event, .file, .embedded,
      .closedList, .regularExpression, .dynamicClosedList, .oneOf, .external:
      return nil
    }
  }

  private func says(_ text: String, _ words: Set<Substring>) -> Bool {
    Words(text).all.contains { words.contains($0) }
  }

  /// A number that stands alone and is not of something else: `3 large shirts`, but not `$3`, `3 kg`,
  /// `INC3`, `3/4` or the `one` of `this one`.
  private func plainNumber(in text: String) -> EntityMatch? {
    let reader = NumberReader(locale: locale)
    let numbers = reader.allScaled(in: text) + [reader.words.first(in: text)].compactMap { $0 }
    for found in numbers {
      let before = found.before.last, after = found.after.first
      let isAlone =
        (before?.isWhitespace ?? true || before == "(")
        && (after?.isWhitespace ?? true || after == ")" || after == "?" || after == "!"
          || isStop(found.after))
      guard isAlone, TextFolding.fold(text[found.range]) != "one", !isOfSomethingElse(text, found.range)
      else {
        continue
      }
      return EntityMatch(.number(found.value), at: found.range)
    }
    return nil
  }

  /// Whether a text begins with a full stop or a comma that ends a phrase.
  private func isStop(_ text: Substring) -> Bool {
    (text.first == "." || text.first == ",") && text.dropFirst().first?.isWhitespace ?? true
  }

  private func isOfSomethingElse(_ text: String, _ range: Range<String.Index>) -> Bool {
    for kind in [EntityKind.money, .percentage, .temperature, .weight, .age] {
      if let found = Quantity.mention(in: text, kind: kind, locale: locale), found.range.overlaps(range) {
        return true
      }
    }
    for kind in [EntityKind.dateTime, .duration, .phoneNumber] {
      if let found = mention(in: text, of: kind), found.range.overlaps(range) { return true }
    }
    return false
  }
}
