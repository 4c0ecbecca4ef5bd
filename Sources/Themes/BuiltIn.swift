extension ThemeLibrary {
  /// The theme files in the program, in the order in which they are offered.
  static let files: [(name: String, bytes: [UInt8])] = [
    ("catppuccin-mocha", PackageResources.catppuccin_mocha_toml),
    ("catppuccin-latte", PackageResources.catppuccin_latte_toml),
    ("gruvbox-dark", PackageResources.gruvbox_dark_toml),
    ("gruvbox-light", PackageResources.gruvbox_light_toml),
    ("tokyo-night", PackageResources.tokyo_night_toml),
    ("nord", PackageResources.nord_toml),
    ("dracula", PackageResources.dracula_toml),
    ("one-dark", PackageResources.one_dark_toml),
    ("rose-pine", PackageResources.rose_pine_toml),
    ("solarized-dark", PackageResources.solarized_dark_toml),
    ("solarized-light", PackageResources.solarized_light_toml),
    ("high-contrast", PackageResources.high_contrast_toml),
    ("colorblind-safe", PackageResources.colorblind_safe_toml),
    ("monochrome", PackageResources.monochrome_toml),
    ("terminal", PackageResources.terminal_toml),
  ]
}
