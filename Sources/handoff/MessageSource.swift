import Activities
import Basis
import Host

/// Reads what somebody wants to see as a message: words, JSON, or a file of either.
enum MessageSource {
  /// The activities in an argument.
  static func activities(in argument: String) throws -> [Activity] {
    guard Disk.kind(argument) == .file else {
      if Disk.kind(argument) == .folder {
        throw refused("\(argument) is a folder", hint: "name a file, or write the message", at: argument)
      }
      return read(argument) ?? [.message(argument, format: .markdown)]
    }
    let text: String
    do throws(Failure) {
      text = try Disk.readText(argument)
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.badInput
    }
    if let found = read(text) { return found }
    guard !argument.hasSuffix(".json") else {
      throw refused(
        "the file holds no activity, no card and no list of activities",
        hint: "an activity has a type, an Adaptive Card the type AdaptiveCard", at: argument)
    }
    return [.message(text, format: .markdown)]
  }

  private static func refused(_ message: String, hint: String, at path: String) -> ExitStatus {
    Output.complain([Diagnostic(.error, "limits.no-message", message, at: .file(path), hint: hint)])
    return .badInput
  }

  /// What JSON stands for; nil when it is none, or something else.
  private static func read(_ text: String) -> [Activity]? {
    guard let first = text.first(where: { !$0.isWhitespace }), first == "{" || first == "[",
      let json = try? JSON(parsing: text)
    else { return nil }
    if let list = json.array {
      let activities = list.compactMap(activity)
      return activities.count == list.count && !list.isEmpty ? activities : nil
    }
    return activity(json).map { [$0] }
  }

  private static func activity(_ json: JSON) -> Activity? {
    if json["type"]?.string == "AdaptiveCard" {
      return message(Attachment(contentType: Attachment.adaptiveCard, content: json))
    }
    if let attachment = Attachment(json: json) { return message(attachment) }
    return Activity(json: json)
  }

  private static func message(_ attachment: Attachment) -> Activity {
    var activity = Activity(.message)
    activity.attachments = [attachment]
    return activity
  }
}
