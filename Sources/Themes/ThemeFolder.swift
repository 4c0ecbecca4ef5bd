import Files

/// The names of the theme files in a folder without their ending, sorted; none if there is no such folder.
func themeNames(inFolder path: String) -> [String] {
  FolderNames.sorted(in: path).filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }
    .sorted()
}
