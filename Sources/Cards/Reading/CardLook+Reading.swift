import Basis

extension CardLook {
  /// The look of a text block or a run.
  init(_ json: JSON) {
    func word(_ name: String) -> String { json[name]?.string?.lowercased() ?? "" }
    self = []
    if word("style") == "heading" || ["large", "extralarge"].contains(word("size")) { insert(.heading) }
    if word("weight") == "bolder" || json["highlight"]?.bool == true || json["underline"]?.bool == true {
      insert(.bold)
    }
    if json["italic"]?.bool == true { insert(.italic) }
    if json["strikethrough"]?.bool == true { insert(.strike) }
    if json["isSubtle"]?.bool == true { insert(.subtle) }
    if word("fontType") == "monospace" { insert(.monospace) }
    switch word("color") {
    case "good": insert(.good)
    case "warning": insert(.warning)
    case "attention": insert(.attention)
    default: break
    }
  }
}
