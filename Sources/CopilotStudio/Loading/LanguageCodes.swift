/// The numbers Windows gives languages (LCID), which agents' settings use, as BCP 47 tags: those Copilot
/// Studio offers.
enum LanguageCodes {
  static let tags: [Int: String] = [
    1025: "ar-SA", 1026: "bg-BG", 1027: "ca-ES", 1028: "zh-TW", 1029: "cs-CZ", 1030: "da-DK", 1031: "de-DE",
    1032: "el-GR", 1033: "en-US", 1034: "es-ES", 1035: "fi-FI", 1036: "fr-FR", 1037: "he-IL", 1038: "hu-HU",
    1040: "it-IT", 1041: "ja-JP", 1042: "ko-KR", 1043: "nl-NL", 1044: "nb-NO", 1045: "pl-PL", 1046: "pt-BR",
    1048: "ro-RO", 1049: "ru-RU", 1050: "hr-HR", 1051: "sk-SK", 1053: "sv-SE", 1054: "th-TH", 1055: "tr-TR",
    1057: "id-ID", 1058: "uk-UA", 1060: "sl-SI", 1061: "et-EE", 1062: "lv-LV", 1063: "lt-LT", 1066: "vi-VN",
    1069: "eu-ES", 1081: "hi-IN", 1086: "ms-MY", 1087: "kk-KZ", 1110: "gl-ES", 2052: "zh-CN", 2057: "en-GB",
    2058: "es-MX", 2070: "pt-PT", 2074: "sr-Latn-RS", 3076: "zh-HK", 3081: "en-AU", 3082: "es-ES",
    3084: "fr-CA", 4105: "en-CA", 21514: "es-US", 3098: "sr-Cyrl-RS", 20490: "es-PR",
  ]

  /// The languages as the option set `Locale` calls them: what topics give `System.User.Language`
  /// (names: the schema's `Language`).
  static let names: [String: Int] = [
    "Arabic": 1025, "Chinese_Simplified": 2052, "Chinese_Traditional": 1028, "Czech": 1029, "Danish": 1030,
    "Dutch": 1043, "English": 1033, "Finnish": 1035, "French": 1036, "German": 1031, "Greek": 1032,
    "Hindi": 1081, "Indonesian": 1057, "Italian": 1040, "Japanese": 1041, "Korean": 1042, "Norwegian": 1044,
    "Polish": 1045, "Portuguese_Brazilian": 1046, "Russian": 1049, "Spanish": 1034, "Thai": 1054,
    "Swedish": 1053, "Turkish": 1055, "English_UK": 2057, "French_Canada": 3084, "Spanish_US": 21514,
    "English_AU": 3081, "Ukrainian": 1058, "Hebrew": 1037, "Portuguese_Portugal": 2070, "Spanish_PR": 20490,
  ]

  /// The tag of a language written as a number or as a tag; nil for anything else.
  static func tag(_ written: String) -> String? {
    if let number = Int(written) ?? names[written] { return tags[number] }
    let parts = written.split(separator: "-")
    return (2...3).contains(parts.first?.count ?? 0) ? written : nil
  }
}
