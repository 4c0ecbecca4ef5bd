extension Link.Kind {
  /// What is most likely found at an address, by its host and path; never `page` or `pdf`, which are said of
  /// a paper's own addresses alone.
  init(ofAddress url: String) {
    let whole = url.hasSuffix("/") ? url : url + "/"
    self = whole.withTrimmedBytes { bytes in Address(bytes).map(Self.init) ?? .other }
  }

  private init(of address: Address) {
    let host = address.host
    if Self.isHost(host, in: ["doi.org"]) {
      self = address.path.withPercentDecoded(Self.isData) ? .data : .doi
    } else if Self.isHost(host, in: ["huggingface.co", "hf.co"]) {
      self = address.path.withPercentDecoded { $0.dropping(prefix: "datasets/") != nil } ? .data : .project
    } else if Self.isHost(host, in: Self.codeHosts) || host.hasPrefix("gitlab.") {
      self = .code
    } else if Self.isHost(host, in: Self.dataHosts) || host.hasPrefix("dataverse.") {
      self = .data
    } else if Self.isHost(host, in: Self.projectHosts) {
      self = .project
    } else {
      self = .other
    }
  }

  /// Whether a host is one of these or within one: `a.github.io` is within `github.io`.
  private static func isHost(_ host: String, in names: [String]) -> Bool {
    names.contains { host == $0 || host.hasSuffix("." + $0) }
  }

  private static let codeHosts = [
    "github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "sr.ht", "sourceforge.net", "gitee.com",
    "code.google.com", "colab.research.google.com", "anonymous.4open.science", "pypi.org", "crates.io",
    "cran.r-project.org", "codeocean.com",
  ]

  private static let dataHosts = [
    "zenodo.org", "figshare.com", "datadryad.org", "kaggle.com", "osf.io", "data.mendeley.com", "openml.org",
    "archive.ics.uci.edu", "physionet.org", "ieee-dataport.org", "data.world",
  ]

  private static let projectHosts = [
    "github.io", "gitlab.io", "pages.dev", "netlify.app", "vercel.app", "readthedocs.io", "sites.google.com",
  ]

  private static func isData(_ doi: Bytes) -> Bool { dataPrefixes.contains { doi.dropping(prefix: $0) != nil } }

  /// The beginnings of DOIs that archives of data give.
  private static let dataPrefixes: [StaticString] = ["10.5281/zenodo.", "10.6084/m9.figshare.", "10.5061/dryad.", "10.7910/dvn/", "10.17632/"]
}
