extension Picture {
  /// A page on which every character that another font may have to draw stands in a box of its columns.
  func html() -> String {
    var classes: [String: Int] = [:]
    var body = ""
    let rows = (0..<frame.size.height).map { runs(inRow: $0) }
    for runs in rows {
      for run in runs {
        let rule = run.look.rule
        let number = classes[rule] ?? classes.count
        classes[rule] = number
        body += "<span class=\"t\(number)\">\(run.isPlain ? run.text.escapedForMarkup : run.boxes)</span>"
      }
      body += "\n"
    }
    let rules = classes.sorted { $0.value < $1.value }.map { ".t\($0.value){\($0.key)}" }.joined(separator: "\n")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Lectern</title>
      <style>
      body{margin:0;background:\(commonGround(of: rows).hex)}
      pre{margin:12px;font:15px/1.2 ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace}
      i{display:inline-block;font-style:inherit;width:1ch;height:1.2em;vertical-align:top;overflow:hidden}
      i.w{width:2ch}
      \(rules)
      </style>
      </head>
      <body>
      <pre>\(body)</pre>
      </body>
      </html>

      """
  }
}

extension PictureRun {
  /// Each character in a box of one or two columns.
  fileprivate var boxes: String {
    let width = max(1, columns / max(1, text.count))
    return text.map { "<i\(width == 2 ? " class=\"w\"" : "")>\(String($0).escapedForMarkup)</i>" }.joined()
  }
}

extension PictureLook {
  /// The style sheet's words for it.
  fileprivate var rule: String {
    var rule = "color:\(foreground.hex);background:\(background.hex)"
    if isBold { rule += ";font-weight:bold" }
    if isItalic { rule += ";font-style:italic" }
    if isUnderlined { rule += ";text-decoration:underline" }
    return rule
  }
}
