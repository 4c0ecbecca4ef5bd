import Terminal

/// A picture's file, which is made anew or not at all.
enum PictureFile {
  /// Writes a picture in the format that the file's ending names; `~/` is the home folder.
  static func write(_ picture: Picture, to typed: String, home: String?) throws(Failure) {
    guard let format = Picture.Format(path: typed) else {
      throw Failure(.wrongUse, "\(Standard.clean(typed)): no picture; end the name with .svg, .html or .txt")
    }
    var file = try NewFile(typed, home: home, holding: "the picture is")
    try file.write(picture.text(as: format))
    try file.close()
  }
}
