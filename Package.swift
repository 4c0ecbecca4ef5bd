// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "lectern",
  targets: [
    .systemLibrary(name: "CWidth"),
    .target(name: "Terminal", dependencies: ["CWidth"], swiftSettings: strict),
    .target(name: "Papers", swiftSettings: strict),
  ]
)
