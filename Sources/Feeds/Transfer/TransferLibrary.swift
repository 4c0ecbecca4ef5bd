import CTransfer
import Glibc

/// libcurl, loaded when the first request is made: what the reader starts with stays as small as it is without a
/// network.
struct TransferLibrary {
  /// The functions that are called by their addresses.
  let initialise: UnsafeMutableRawPointer
  let newHandle: UnsafeMutableRawPointer
  let setOption: UnsafeMutableRawPointer
  let perform: UnsafeMutableRawPointer
  let information: UnsafeMutableRawPointer
  let freeHandle: UnsafeMutableRawPointer
  let appendToList: UnsafeMutableRawPointer
  let freeList: UnsafeMutableRawPointer

  private static let names = ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so"]

  /// Nil when it is not installed. It stays loaded until the process ends.
  init?() {
    guard let library = Self.names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first else { return nil }
    func function(_ name: String) -> UnsafeMutableRawPointer? { dlsym(library, name) }
    guard let initialise = function("curl_global_init"), let newHandle = function("curl_easy_init"),
      let setOption = function("curl_easy_setopt"), let perform = function("curl_easy_perform"),
      let information = function("curl_easy_getinfo"), let freeHandle = function("curl_easy_cleanup"),
      let appendToList = function("curl_slist_append"), let freeList = function("curl_slist_free_all")
    else { return nil }
    self.initialise = initialise
    self.newHandle = newHandle
    self.setOption = setOption
    self.perform = perform
    self.information = information
    self.freeHandle = freeHandle
    self.appendToList = appendToList
    self.freeList = freeList
  }

  /// The options of a request by their numbers, which are part of the library's binary interface.
  enum Option: Int32 {
    case writeContext = 10_001, address = 10_002, errorText = 10_010, userAgent = 10_018, headers = 10_023
    case headerContext = 10_029, progressContext = 10_057, encodings = 10_102, socketContext = 10_164
    case noProgress = 43, redirects = 52, noSignals = 99, deadline = 155, connectDeadline = 156, protocols = 181
    case slowest = 19, slowTime = 20, ownHeadersOnly = 265, start = 30_116
    case writeFunction = 20_011, headerFunction = 20_079, socketFunction = 20_163, progressFunction = 20_219
  }

  static let statusInformation: Int32 = 0x20_0002
  static let everything = 3
}
