import ChatUI
import Settings

/// The JSON Schema of `config.yml`, for editors.
enum ConfigSchema {
  static var text: String {
    let settings = Setting.all.map { setting in
      """
          "\(setting.key)": {
            "description": "\(setting.about); otherwise \(setting.standard)",
            \(type(of: setting))
          }
      """
    }
    let actions = Action.allCases.map { action in
      """
              "\(action.rawValue)": {"description": "\(action.title)", "$ref": "#/$defs/keys"}
      """
    }
    return """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "config.schema.json",
        "title": "Settings of handoff",
        "description": "What a person wants for good; a flag or a variable HANDOFF_NAME counts before it",
        "type": "object",
        "properties": {
      \(settings.joined(separator: ",\n")),
          "keys": {
            "description": "Other keys, by action id: one, several, or none",
            "type": "object",
            "properties": {
      \(actions.joined(separator: ",\n"))
            },
            "additionalProperties": false
          }
        },
        "additionalProperties": false,
        "$defs": {
          "keys": {
            "anyOf": [
              {"const": "none"},
              {"$ref": "#/$defs/key"},
              {"type": "array", "items": {"$ref": "#/$defs/key"}}
            ]
          },
          "key": {
            "description": "As in F5, Ctrl-P, Alt-1, Shift-Tab, PgUp, Ctrl-X Ctrl-E; a letter alone only for reading",
            "type": ["string", "integer"]
          }
        }
      }

      """
  }

  private static func type(of setting: Setting) -> String {
    guard let words = setting.words else {
      let (least, most) = (Preferences.speeds.lowerBound, Preferences.speeds.upperBound)
      return "\"type\": \"number\", \"minimum\": \(least), \"maximum\": \(Int(most))"
    }
    if words == ["true", "false"] { return "\"type\": \"boolean\"" }
    return "\"enum\": [\(words.map { "\"\($0)\"" }.joined(separator: ", "))]"
  }
}
