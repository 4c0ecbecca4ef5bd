import Glibc

/// How busy the machine was, since figures of a busy one say little.
enum MachineLoad {
  /// The mean number of running programs over the last minute; nil where the system does not say.
  static var lastMinute: Double? {
    var load = 0.0
    return getloadavg(&load, 1) == 1 ? load : nil
  }

  /// What is said of it in a report.
  static func sentence(_ moment: String) -> String {
    let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    return
      "\(moment): load \(lastMinute.map { "\(($0 * 100).rounded() / 100)" } ?? "unknown") on \(cores) cores"
  }
}
