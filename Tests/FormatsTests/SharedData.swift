import Glibc

/// Real data beside the package, which not everyone has.
enum SharedData {
  /// The path of a file in `shared/data` beside the package folder; nil when it is not there.
  static func path(_ name: String) -> String? {
    // This file is Tests/FormatsTests/SharedData.swift, four names below what holds the package.
    let folder = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let path = folder + "/shared/data/" + name
    return access(path, R_OK) == 0 ? path : nil
  }
}
