// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  // Else the first use of each generic type looks for it by its name, through the conformances of all libraries.
  .unsafeFlags(["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"], .when(configuration: .release)),
]

/// Compiled into the program; Sources/Themes/BuiltIn.swift lists the same names.
let themes = [
  "catppuccin-mocha", "catppuccin-latte", "gruvbox-dark", "gruvbox-light", "tokyo-night", "nord",
  "dracula", "one-dark", "rose-pine", "solarized-dark", "solarized-light", "high-contrast",
  "colorblind-safe", "monochrome", "terminal",
]

let package = Package(
  name: "lectern",
  products: [
    .executable(name: "lectern", targets: ["lectern", "Standalone"]),
    .executable(name: "lectern-bench", targets: ["lectern-bench", "Standalone"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.1.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(name: "CWidth"),
    .target(name: "Terminal", dependencies: ["CWidth"], swiftSettings: strict),
    .target(name: "Papers", swiftSettings: strict),
    .target(
      name: "Formats",
      dependencies: ["Papers", .product(name: "Subprocess", package: "swift-subprocess")],
      swiftSettings: strict),
    .target(
      name: "Catalog",
      dependencies: ["CMemory", "Formats", "Papers", .product(name: "HeapModule", package: "swift-collections")], swiftSettings: strict),
    .target(name: "Files", swiftSettings: strict),
    .target(name: "Marks", dependencies: ["Files", "Papers"], swiftSettings: strict),
    .target(name: "Learning", dependencies: ["Catalog", "Marks", "Papers"], swiftSettings: strict),
    .target(name: "Sample", swiftSettings: strict),
    .target(name: "TOML", swiftSettings: strict),
    .target(
      name: "Themes", dependencies: ["Files", "Terminal", "TOML"],
      resources: themes.map { .embedInCode("../../Themes/\($0).toml") }, swiftSettings: strict),
    .target(name: "Configuration", dependencies: ["Files", "TOML"], swiftSettings: strict),
    .systemLibrary(name: "CTransfer"),
    .target(
      name: "Feeds",
      dependencies: [
        "CTransfer", "Configuration", "Formats", "Papers", .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    .target(
      name: "Reader", dependencies: ["Catalog", "Learning", "Marks", "Papers", "Terminal", "Themes"],
      swiftSettings: strict),
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CMemory"),
    .target(name: "Curses", dependencies: ["CNcurses", "Terminal"], swiftSettings: strict),
    .executableTarget(
      name: "lectern",
      dependencies: [
        "CMemory", "Catalog", "Configuration", "Curses", "Feeds", "Files", "Formats", "Learning", "Marks", "Papers", "Reader",
        "Sample", "Terminal", "Themes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "lectern-bench",
      dependencies: [
        "lectern",
        "Catalog", "Files", "Formats", "Learning", "Marks", "Papers", "Reader", "Sample", "Terminal", "Themes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Has no code. Products with it have Swift's own libraries in them, to link which at each start would take a fifth of
    // the time to the first frame; tests are without, since those need these libraries as they are.
    .target(
      name: "Standalone",
      linkerSettings: [
        .unsafeFlags(
          ["-static-stdlib", "-use-ld=lld", "-l_FoundationCollections", "-l_FoundationCShims"],
          .when(platforms: [.linux], configuration: .release))
      ]),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "PapersTests", dependencies: ["Papers", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "FormatsTests", dependencies: ["Formats", "Papers", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "LearningTests", dependencies: ["Catalog", "Formats", "Learning", "Marks", "Papers"], swiftSettings: strict),
    .testTarget(
      name: "CatalogTests", dependencies: ["Catalog", "Formats", "Papers", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CursesTests", dependencies: ["CNcurses", "Curses", "Terminal", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ReaderTests", dependencies: ["Learning", "Reader", "Sample", "TestSupport"], exclude: ["Screens"], swiftSettings: strict),
    .executableTarget(
      name: "marker", dependencies: ["Marks", "Papers"], path: "Tests/Marker", swiftSettings: strict),
    .testTarget(
      name: "MarksTests", dependencies: ["Marks", "Papers", "TestSupport", "marker"], exclude: ["Versions"], swiftSettings: strict),
    .testTarget(name: "SampleTests", dependencies: ["Papers", "Sample"], swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: strict),
    .testTarget(name: "TOMLTests", dependencies: ["TOML"], swiftSettings: strict),
    .testTarget(name: "ThemesTests", dependencies: ["Terminal", "Themes"], swiftSettings: strict),
    .testTarget(
      name: "LecternTests",
      dependencies: [
        "Catalog", "Configuration", "Formats", "Learning", "Marks", "Papers", "Reader", "Terminal", "TestSupport", "lectern",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    .testTarget(name: "BenchTests", dependencies: ["Catalog", "Formats", "Papers", "lectern-bench"], swiftSettings: strict),
    .testTarget(
      name: "FeedsTests", dependencies: ["Configuration", "Feeds", "Formats", "Papers", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "ConfigurationTests", dependencies: ["Configuration"], swiftSettings: strict),
  ]
)

/// Bytes that somebody made up, thrown at everything that reads a file: by the tests, or by the toolchain's fuzzer,
/// which has a `main` of its own (README, "Long checks").
let parsers: [Target.Dependency] = [
  "Catalog", "Configuration", "Formats", "Marks", "Papers", "Reader", "Terminal", "Themes",
]
package.targets.append(
  Context.environment["LECTERN_FUZZ"] == nil
    ? .testTarget(
      name: "FuzzTests", dependencies: parsers + ["TestSupport"], exclude: ["Corpus", "Fuzzer.swift"], swiftSettings: strict)
    : .executableTarget(
      name: "lectern-fuzz", dependencies: parsers, path: "Tests/FuzzTests",
      exclude: ["Corpus", "CorpusTests.swift"], swiftSettings: strict))
