import Configuration
import Testing

@Suite struct FoldersTests {
  @Test(
    "folders",
    arguments: [
      (["HOME": "/home/ada"], "/home/ada/.config/lectern", "/home/ada/.local/share/lectern"),
      (["HOME": "/home/ada", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d/"], "/c/lectern", "/d/lectern"),
      (
        ["HOME": "/home/ada", "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": "relative"],
        "/home/ada/.config/lectern", "/home/ada/.local/share/lectern"
      ),
      (["HOME": "/home/ada/"], "/home/ada/.config/lectern", "/home/ada/.local/share/lectern"),
      (["HOME": "/"], "/.config/lectern", "/.local/share/lectern"),
    ])
  func resolve(environment: [String: String], config: String, data: String) {
    let folders = Folders.resolve(environment: environment)
    #expect(folders.config == config)
    #expect(folders.data == data)
  }

  @Test func `state and cache have places of their own`() {
    let folders = Folders.resolve(environment: ["HOME": "/h", "XDG_CACHE_HOME": "/fast"])
    #expect(folders.state == "/h/.local/state/lectern")
    #expect(folders.cache == "/fast/lectern")
    #expect(folders.configFile == "/h/.config/lectern/config.toml")
    #expect(folders.themes == "/h/.config/lectern/themes")
  }

  @Test("without a home the account's own is taken", arguments: [[:], ["HOME": ""], ["HOME": "here"]])
  func noHome(environment: [String: String]) {
    let config = Folders.resolve(environment: environment).config
    #expect(config.hasPrefix("/"))
    #expect(config.hasSuffix("/.config/lectern"))
  }

  @Test(
    "the library",
    arguments: [
      (String?.none, [:], "/h/.local/share/lectern"),
      (nil, ["LECTERN_LIBRARY": ""], "/h/.local/share/lectern"),
      (nil, ["LECTERN_LIBRARY": "papers"], "papers"),
      ("", ["LECTERN_LIBRARY": "/p"], "/p"),
      ("/o", ["LECTERN_LIBRARY": "/p"], "/o"),
    ] as [(String?, [String: String], String)])
  func library(option: String?, environment: [String: String], expected: String) {
    let folders = Folders.resolve(environment: ["HOME": "/h"])
    #expect(folders.library(option: option, environment: environment) == expected)
  }
}
