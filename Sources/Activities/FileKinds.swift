/// The media types of files that customers send, by the ending of the name.
enum FileKinds {
  static let all: [(ending: String, contentType: String)] = [
    ("csv", "text/csv"), ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("gif", "image/gif"), ("jpeg", "image/jpeg"), ("jpg", "image/jpeg"), ("json", "application/json"),
    ("mp3", "audio/mpeg"), ("mp4", "video/mp4"), ("pdf", "application/pdf"), ("png", "image/png"),
    ("txt", "text/plain"), ("wav", "audio/wav"), ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("zip", "application/zip"),
  ]

  /// The media type of a file by its name; bytes of no known kind when the ending says nothing.
  static func contentType(of name: String) -> String {
    let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.lowercased()
    return all.first { $0.ending == ending }?.contentType ?? "application/octet-stream"
  }
}

extension Attachment {
  /// A file as it is announced: its name, and the media type that the name's ending stands for. Of a path only the
  /// last part is the name.
  public init(fileNamed path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    self.init(contentType: FileKinds.contentType(of: name), name: name)
  }
}
