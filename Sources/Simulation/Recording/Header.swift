import Basis

/// The first line of a recording: everything that is needed to replay it and to run it again.
public struct RecordingHeader: Equatable, Sendable {
  /// The version of the format this program writes.
  public static let format = 1
  /// The version of the program that wrote it.
  public var program: String
  /// What to call the run.
  public var name: String
  /// The scenario's path in the bundle; empty for the built-in contact centre of `run --bot`.
  public var entry: String
  /// The agents' folders in the bundle, in the order of the built-in contact centre's bots; empty for a scenario.
  public var folders: [String]
  /// The run's seed.
  public var seed: UInt64
  /// The time zones by name, as the system had them.
  public var zones: [TimeZoneRules]
  /// The texts the run is made of.
  public var bundle: SourceBundle
  /// Where this run branched off another; nil for a run of its own.
  public var parent: Parent?

  /// The recording a branch was taken from.
  public struct Parent: Equatable, Sendable {
    /// A digest of the parent's header and events up to the branch.
    public var digest: String
    /// How many of its events are shared.
    public var events: Int

    /// Makes a reference to a parent.
    public init(digest: String, events: Int) {
      self.digest = digest
      self.events = events
    }
  }

  /// Makes a header.
  public init(
    program: String, name: String, entry: String, folders: [String] = [], seed: UInt64,
    zones: [TimeZoneRules],
    bundle: SourceBundle, parent: Parent? = nil
  ) {
    self.program = program
    self.name = name
    self.entry = entry
    self.folders = folders
    self.seed = seed
    self.zones = zones
    self.bundle = bundle
    self.parent = parent
  }
}

extension RecordingHeader {
  /// Writes the header as one line.
  public func record(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("handoff", Self.format)
      writer.field("program", program)
      writer.field("name", name)
      writer.field("entry", entry)
      if !folders.isEmpty {
        writer.key("folders")
        writer.array { writer in for folder in folders { writer.write(folder) } }
      }
      writer.field("seed", seed)
      writer.key("zones")
      writer.array { writer in for zone in zones { zone.record(to: &writer) } }
      if let parent {
        writer.key("parent")
        writer.object { writer in
          writer.field("digest", parent.digest)
          writer.field("events", parent.events)
        }
      }
      writer.key("files")
      writer.array { writer in
        for file in bundle.files {
          writer.object { writer in
            writer.field("path", file.path)
            writer.field("text", file.text)
          }
        }
      }
    }
    writer.newline()
  }

  /// Reads a header; nil when the value is none.
  public init?(recorded json: JSON) {
    guard json["handoff"]?.int == Self.format, let program = json["program"]?.string,
      let name = json["name"]?.string, let entry = json["entry"]?.string,
      case .number(let digits)? = json["seed"], let seed = UInt64(digits),
      let zones = json["zones"]?.array, let files = json["files"]?.array
    else { return nil }
    var bundle = SourceBundle()
    for file in files {
      guard let path = file["path"]?.string, let text = file["text"]?.string else { return nil }
      bundle.insert(SourceBundle.File(path: path, text: text))
    }
    let readZones = zones.compactMap(TimeZoneRules.init(recorded:))
    guard readZones.count == zones.count else { return nil }
    self.init(
      program: program, name: name, entry: entry, folders: json["folders"]?.array?.compactMap(\.string) ?? [],
      seed: seed, zones: readZones, bundle: bundle)
    if let parent = json["parent"], let digest = parent["digest"]?.string, let events = parent["events"]?.int
    {
      self.parent = Parent(digest: digest, events: events)
    }
  }
}

extension TimeZoneRules {
  func record(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("name", name)
      writer.field("base", base)
      writer.key("changes")
      writer.array { writer in
        for change in changes {
          writer.array { writer in
            writer.write(change.from.milliseconds)
            writer.write(change.offset)
          }
        }
      }
    }
  }

  init?(recorded json: JSON) {
    // No offset reaches 26 hours; a larger one would only come from a file that was tampered with.
    let offsets = -93_600...93_600
    guard let name = json["name"]?.string, let base = json["base"]?.int, offsets.contains(base),
      let changes = json["changes"]?.array
    else { return nil }
    self.init(name: name, base: base)
    for change in changes {
      guard let pair = change.array, pair.count == 2, let from = pair[0].int, let offset = pair[1].int,
        offsets.contains(offset)
      else { return nil }
      self.changes.append(Change(from: VirtualTime(milliseconds: Int64(from)), offset: offset))
    }
  }
}
