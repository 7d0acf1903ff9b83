import Basis
import Channels
import ContactCenter
import Simulation
import SourceYAML

extension Reader where Value == [Pair<MessageTable>] {
  /// `{live-chat: {queue-position: on}, Contoso chat: {session-ended: off, agent-joined: {es: "Hola"}}}`.
  static var messages: Reader { pairs(.messageTable) }
}

extension Reader where Value == MessageTable {
  fileprivate static var messageTable: Reader {
    Reader { node, diagnostics in
      guard let changes = Reader<[Pair<MessageTable.Change>]>.pairs(.messageChange).read(node, &diagnostics)
      else { return nil }
      return MessageTable(
        changes.compactMap { pair in
          guard AutomatedMessage.named(pair.key.value) != nil else {
            let table = NameTable("automated message", AutomatedMessage.all.map { ($0.id, ()) })
            diagnostics.append(table.unknown(pair.key.value, at: pair.key.span, severity: .error))
            return nil
          }
          var change = pair.value
          change.id = pair.key.value
          return change
        })
    }
  }
}

extension Reader where Value == MessageTable.Change {
  /// `on`, `off`, a text, or texts by language with `text` for all others. A text switches the message on.
  fileprivate static var messageChange: Reader {
    Reader { node, diagnostics in
      switch node.text {
      case "on", "true": return MessageTable.Change("", isOn: true)
      case "off", "false": return MessageTable.Change("", isOn: false)
      case let text? where !node.isNull: return MessageTable.Change("", isOn: true, text: text)
      default: break
      }
      guard let texts = Reader<[Pair<String>]>.pairs(.string).read(node, &diagnostics) else { return nil }
      return MessageTable.Change(
        "", isOn: true, text: texts.last { $0.key.value == "text" }?.value,
        localised: texts.filter { $0.key.value != "text" }.map { .init($0.key.value, $0.value) })
    }
  }
}

extension OrganizationBuilder {
  /// The messages of each workstream: its channel's, then its own.
  mutating func messages(_ tables: [Pair<MessageTable>], in organization: Organization) -> [MessageTable] {
    var byChannel: [(channel: String, table: MessageTable)] = []
    var byWorkstream: [(workstream: Int, table: MessageTable)] = []
    for pair in tables {
      let name = pair.key.value
      if let workstream = organization.workstreams.firstIndex(where: { $0.name == name }) {
        byWorkstream.append((workstream, pair.value))
      } else if ChannelProfile.named(name) != nil
        || organization.workstreams.contains(where: { $0.channel == name })
      {
        byChannel.append((name, pair.value))
      } else {
        let known =
          organization.workstreams.map { ($0.name, ()) } + organization.workstreams.map { ($0.channel, ()) }
        diagnostics.append(
          NameTable("channel or workstream", known).unknown(name, at: pair.key.span, severity: .error))
      }
    }
    return organization.workstreams.enumerated().map { place, workstream in
      let all =
        byChannel.filter { $0.channel == workstream.channel }.map(\.table)
        + byWorkstream.filter { $0.workstream == place }.map(\.table)
      return all.reduce(MessageTable()) { $0.overridden(by: $1) }
    }
  }

  /// The window of each workstream, with its plan of hours found.
  mutating func widgets(_ entries: [WorkstreamEntry], in organization: Organization) -> [ChatWidget] {
    entries.map { entry in
      var widget = entry.widget.widget
      widget.hours = entry.widget.hours.flatMap { find($0, in: organization.hourNames) }
      return widget
    }
  }
}
