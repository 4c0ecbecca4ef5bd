/// Characters above and below the line.
enum Script {
  case above, below

  /// The text in small characters; nil when one of its characters has none. Spaces are left out.
  func text(_ source: String) -> String? {
    let table = self == .above ? Self.raised : Self.lowered
    var result = String.UnicodeScalarView()
    for scalar in source.unicodeScalars where scalar != " " {
      guard let small = table[scalar] else { return nil }
      result.append(small)
    }
    return result.isEmpty ? nil : String(result)
  }

  /// Signs that stand high or low as they are, such as `†`, `′` and the `⊙` of the sun, keep their form.
  private static let raised = table(
    ",/0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ*∗⋆†‡′∘°⊤",
    ",⁄⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡ***†‡′°°ᵀ")
  private static let lowered = table(
    ",/0123456789+-−=()aehijklmnoprstuvxβγρφχ⊙☉⊕", ",⁄₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ⊙☉⊕")

  private static func table(_ from: String, _ to: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(zip(from.unicodeScalars, to.unicodeScalars)) { first, _ in first }
  }
}
