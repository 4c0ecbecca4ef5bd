/// What a TeX command without arguments stands for.
struct TeXSymbol {
  /// How a symbol keeps its distance.
  enum Kind {
    /// A letter or a sign like one.
    case ordinary
    /// Stands between two things with a space on either side.
    case relation
    /// Stands between two things, with spaces where its source has them.
    case operation
    /// A function's name, with a space before its argument.
    case word
  }

  let text: String
  let kind: Kind

  /// The symbol of a command's name.
  static func named(_ name: String) -> TeXSymbol? { table[name] }

  private static let table: [String: TeXSymbol] = {
    var table: [String: TeXSymbol] = [:]
    for (kind, source) in [(Kind.ordinary, ordinary), (.relation, relations), (.operation, operations)] {
      let words = source.split { $0 == " " || $0 == "\n" }
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        table[String(words[index])] = TeXSymbol(text: String(words[index + 1]), kind: kind)
      }
    }
    for name in functions.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      table[String(name)] = TeXSymbol(text: String(name), kind: .word)
    }
    table["bmod"] = TeXSymbol(text: "mod", kind: .word)
    return table
  }()
}

/// The names, each with its character.
extension TeXSymbol {
  fileprivate static let ordinary = """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
    varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ
    upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π
    Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇ hbar ℏ hslash ℏ ell ℓ wp ℘ Re ℜ Im ℑ
    aleph ℵ beth ℶ gimel ℷ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥
    angle ∠ measuredangle ∡ triangle △ Box □ square □ blacksquare ■ Diamond ◇ lozenge ◊ flat ♭ natural ♮
    sharp ♯ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ prime ′ backprime ‵ dagger † ddagger ‡ dag †
    ddag ‡ S § P ¶ copyright © circledR ® pounds £ yen ¥ checkmark ✓ degree ° sum ∑ prod ∏ coprod ∐ int ∫
    iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigwedge ⋀ bigvee ⋁ biguplus ⨄
    bigsqcup ⨆ bigodot ⨀ ldots … dots … dotsc … dotsb ⋯ dotsm ⋯ cdots ⋯ vdots ⋮ ddots ⋱ lbrace { rbrace }
    lbrack [ rbrack ] langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | vert | lVert ‖
    rVert ‖ Vert ‖ llbracket ⟦ rrbracket ⟧ backslash \\ imath ı jmath ȷ i ı j ȷ o ø O Ø l ł L Ł ss ß ae æ
    AE Æ oe œ OE Œ aa å AA Å dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ eth ð R ℝ RR ℝ C ℂ CC ℂ Q ℚ QQ ℚ Z ℤ
    ZZ ℤ N ℕ NN ℕ eps ε complement ∁ Bbbk 𝕜 mho ℧ Finv Ⅎ surd √ colon : lq ‘ rq ’ textless < textgreater >
    textbar | textbackslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ textendash –
    textemdash — textellipsis … textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ”
    textdegree ° textmu µ texttimes × textpm ± texteuro € euro € textregistered ® texttrademark ™
    textcopyright © textdollar $ textbullet • slash /
    """

  fileprivate static let relations = """
    leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ lll ⋘ ggg ⋙ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ lesssim ≲
    gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ gtrless ≷ approx ≈ approxeq ≊ sim ∼ simeq ≃ cong ≅ equiv ≡
    asymp ≍ doteq ≐ propto ∝ varpropto ∝ prec ≺ succ ≻ preceq ⪯ succeq ⪰ in ∈ notin ∉ ni ∋ owns ∋ subset ⊂
    supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ sqsubset ⊏ sqsubseteq ⊑ sqsupseteq ⊒
    mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ bowtie ⋈ smile ⌣
    frown ⌢ to → rightarrow → longrightarrow ⟶ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ leftarrow ← gets ←
    longleftarrow ⟵ Leftarrow ⇐ Longleftarrow ⟸ impliedby ⟸ leftrightarrow ↔ longleftrightarrow ⟷
    Leftrightarrow ⇔ Longleftrightarrow ⟺ iff ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩
    rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ rightleftharpoons ⇌ leftrightharpoons ⇋
    rightsquigarrow ⇝ leadsto ⇝ twoheadrightarrow ↠ rightarrowtail ↣ uparrow ↑ downarrow ↓ updownarrow ↕
    Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ nwarrow ↖ swarrow ↙ rightrightarrows ⇉ leftleftarrows ⇇
    nrightarrow ↛ coloneqq ≔ coloneq ≔ triangleq ≜ unlhd ⊴ unrhd ⊵ trianglelefteq ⊴ trianglerighteq ⊵ lhd ⊲
    rhd ⊳ vartriangleleft ⊲ therefore ∴ because ∵ between ≬ pitchfork ⋔
    """

  fileprivate static let operations = """
    times × cdot · cdotp · div ÷ pm ± mp ∓ ast ∗ star ⋆ bigstar ★ circ ∘ bullet • odot ⊙ oplus ⊕ ominus ⊖
    otimes ⊗ oslash ⊘ boxtimes ⊠ boxplus ⊞ boxdot ⊡ cap ∩ cup ∪ sqcap ⊓ sqcup ⊔ uplus ⊎ wedge ∧ land ∧
    vee ∨ lor ∨ setminus ∖ smallsetminus ∖ wr ≀ amalg ⨿ ltimes ⋉ rtimes ⋊ leftthreetimes ⋋
    rightthreetimes ⋌ diamond ⋄ bigcirc ◯ triangleleft ◁ triangleright ▷ bigtriangleup △ bigtriangledown ▽
    circledast ⊛ circledcirc ⊚ barwedge ⊼ veebar ⊻ curlywedge ⋏ curlyvee ⋎ intercal ⊺ dotplus ∔
    divideontimes ⋇
    """

  fileprivate static let functions = """
    arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim
    liminf limsup ln log max min mod Pr sec sin sinh sup tan tanh
    """
}
