import Basis
import ContactCenter
import SourceYAML

// What an organization writes about desks: switches, notifications, presences, ready texts.

extension Reader where Value == DeskSettings {
  /// `{transfer-to-representatives: on, supervisor-assign: off}`.
  static var desk: Reader {
    mapping("desk") { keys in
      var desk = DeskSettings()
      desk.transferToRepresentatives = keys.optional(
        "transfer-to-representatives", .onOff, default: desk.transferToRepresentatives)
      desk.missedIsInactive = keys.optional("missed-is-inactive", .onOff, default: desk.missedIsInactive)
      desk.rejectedIsDoNotDisturb = keys.optional(
        "rejected-is-do-not-disturb", .onOff, default: desk.rejectedIsDoNotDisturb)
      desk.supervisorAssigns = keys.optional("supervisor-assign", .onOff, default: desk.supervisorAssigns)
      desk.supervisorTransfers = keys.optional(
        "supervisor-transfer", .onOff, default: desk.supervisorTransfers)
      desk.supervisorMonitors = keys.optional("supervisor-monitor", .onOff, default: desk.supervisorMonitors)
      desk.supervisorForceCloses = keys.optional(
        "supervisor-force-close", .onOff, default: desk.supervisorForceCloses)
      return desk
    }
  }
}

extension Reader where Value == NotificationTemplate {
  /// `{for: transfer, timeout: 60s, fields: ["{customerName}"]}`.
  static var notification: Reader {
    mapping("notification") { keys in
      let kind = keys.optional("for", .oneOf(NotificationKind.self))
      let title = keys.optional("title", .string)
      let fields = keys.optional("fields", .list(.string), default: [])
      let timeout = keys.optional("timeout", .duration)
      let shows = keys.optional("show-timeout", .onOff, default: true)
      let reject = keys.optional("reject-button", .onOff, default: true)
      let assigns = keys.optional("auto-assign", .onOff, default: false)
      let accepts = keys.optional("auto-accept", .onOff, default: false)
      if let timeout, timeout.milliseconds <= 0 {
        keys.report(
          .error, "notification.timeout", "a notification stands for some time", at: "timeout",
          hint: "write it like 2m")
      }
      return NotificationTemplate(
        for: kind, title: title, fields: fields, timeout: timeout, showsTimeout: shows, hasReject: reject,
        autoAssigns: assigns, autoAccepts: accepts)
    }
  }
}

extension Reader where Value == CustomPresence {
  /// `{name: Lunch, base: Appear away}`.
  static var customPresence: Reader {
    mapping("custom presence") { keys in
      let name = keys.required("name", .string)
      let base = keys.required("base", .presence)
      guard let name, let base else { return nil }
      guard base != .inactive else {
        keys.report(
          .error, "presence.base", "Inactive is the system's and no base", at: "base",
          hint: "write Available, Busy, Do not disturb, Appear away or Offline")
        return nil
      }
      return CustomPresence(name, base: base)
    }
  }
}

struct QuickReplyEntry: Sendable {
  var reply: QuickReply
  var workstream: Located<String>?

  static let reader: Reader<QuickReplyEntry> = .mapping("quick reply") { keys in
    let title = keys.required("title", .string)
    let text = keys.required("text", .string)
    let tags = keys.optional("tags", .list(.string), default: [])
    let locale = keys.optional("locale", .string)
    let workstream = keys.optional("workstream", .located(.string))
    guard let title, let text else { return nil }
    return QuickReplyEntry(
      reply: QuickReply(title: title, text: text, tags: tags, locale: locale), workstream: workstream)
  }
}
