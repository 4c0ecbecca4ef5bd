import TestSupport
import Testing

@testable import Papers

struct TeXTests {
  @Test(
    "Accents and letters become characters",
    arguments: [
      ("Erd\\H{o}s", "Erdős"), ("Erd{\\H o}s", "Erdős"), ("M\\\"obius", "Möbius"), ("M{\\\"o}bius", "Möbius"),
      ("M\\\"{o}bius", "Möbius"),
      ("Poincar\\'e", "Poincaré"), ("\\'{\\i}", "í"), ("\\'\\i", "í"), ("\\v{C}ech", "Čech"),
      ("\\v Cech", "Čech"), ("Fran\\c{c}ois", "François"),
      ("\\~n \\=a \\.z \\u{g} \\k{a} \\r{u} \\b{d} \\d{a} \\^o \\`e", "ñ ā ż ğ ą ů ḏ ạ ô è"),
      ("{\\L}\\'od\\'z", "Łódź"), ("Stra\\ss e", "Straße"),
      ("\\O re {\\ae}ther \\aa \\AA", "Øre æther åÅ"), ("\\'{\\^e}", "ế"), ("\\'q", "q\u{301}"),
      ("\\\"", "\\\""), ("\\'{}", "\\'"),
    ])
  func accents(source: String, text: String) {
    #expect(TeX.unicode(source) == text)
  }

  @Test(
    "Formulas are written in Unicode",
    arguments: [
      ("$\\alpha$", "α"), ("$x_i^2$", "xᵢ²"), ("$10^{-3}$", "10⁻³"), ("$\\mathbb{R}^d$", "ℝᵈ"),
      ("$\\mathcal{O}(n\\log n)$", "𝒪(n log n)"),
      ("$\\mathfrak g$", "𝔤"), ("${\\cal N}=4$", "𝒩=4"), ("$x\\in\\mathbb R$", "x ∈ ℝ"),
      ("$a\\leq b$", "a ≤ b"), ("$\\sim$5", "∼5"),
      ("$2 \\times 2$", "2 × 2"), ("$3\\times10^5$", "3×10⁵"), ("$\\pm 3$", "±3"), ("$\\sqrt{x}$", "√x"),
      ("$\\sqrt{x+1}$", "√(x+1)"), ("$\\sqrt[3]{2}$", "∛2"),
      ("$\\frac{1}{2}$", "1/2"), ("$\\frac12$", "1/2"), ("$\\frac{a+b}{cd}$", "(a+b)/(cd)"),
      ("$\\frac{x}{y_1}$", "x/y₁"), ("$\\hat{x}$", "x̂"), ("$\\bar a$", "ā"),
      ("$\\vec{v}$", "v\u{20D7}"), ("$\\tilde{\\theta}$", "θ\u{303}"), ("$\\mathrm{GeV}$", "GeV"),
      ("$10\\,{\\rm GeV}$", "10 GeV"), ("$x \\text{ if } y$", "x if y"),
      ("$\\operatorname{Aut}(G)$", "Aut(G)"), ("$f'$", "f′"), ("$M_\\odot$", "M⊙"), ("CO$_2$", "CO₂"),
      ("$\\not=$", "≠"), ("$\\left(x\\right)$", "(x)"),
      ("$$E=mc^2$$", "E=mc²"), ("\\(x^2\\)", "x²"), ("\\[x^2\\]", "x²"), ("$a &lt; b$", "a < b"),
      ("$ n $", "n"), ("$90\\deg$", "90°"), ("$n\\ge 2$-fold", "n ≥ 2-fold"),
      ("$\\text{a $x^2$ b}$", "a x² b"), ("$\\{0,1\\}^n$", "{0,1}ⁿ"), ("$x^{1/2}$", "x¹⁄²"), ("$\\,$", ""),
      ("$\\log_2 n$", "log₂ n"), ("$\\alpha \\beta x$", "αβx"),
      ("$\\pmod{p}$", "(mod p)"), ("$\\unicode{x2014}$", "—"), ("$ABC$", "ABC"),
    ])
  func formulas(source: String, text: String) {
    #expect(TeX.unicode(source) == text)
  }

  @Test(
    "What has no clean form stays as it was written",
    arguments: [
      "$x_{Q}$", "$\\foo$", "a $L^\\infty$ b", "$\\begin{matrix}1\\end{matrix}$", "\\cite{knuth84}",
      "\\foo[1]{a}{b}", "$\\frac{a}$", "$x^$", "$\\hat{abc}$",
      "$5 million to $10 million", "costs $5", "from $5-$10", "US$ 3 and A$ 4", "$5 in $x", "a_b_c", "x^y",
      "a < b > c", "p<b and c>d", "<b>", "AT&T", "&unknown;",
      "~10", "www.x.org/~me", "--flag", "a --> b", "-----", "{", "}", "}{", "\\", "$", "$$", "{0,1}",
      "{a, b, c}", "\\begin{x}", "f''(x)", "`code`", "a``` b",
      "$a\n\nb$", "$\\mathrm{unclosed$", "$a{b$", "x_{Q}", "x^{Q}",
    ])
  func unchanged(source: String) {
    #expect(TeX.unicode(source).utf8.elementsEqual(CleanText.paragraphs(source).utf8))
  }

  @Test(
    "Words lose their markup",
    arguments: [
      ("{B}ERT and {GPT}", "BERT and GPT"), ("\\emph{a} \\textbf{b, c}", "a b, c"), ("{\\it what}", "what"),
      ("``near'' it", "“near” it"), ("1892--1963", "1892–1963"),
      ("a --- b", "a — b"), ("A.~B. Smith", "A. B. Smith"),
      ("10\\% \\& \\$5 \\#1 a\\_b \\{x\\}", "10% & $5 #1 a_b {x}"), ("e.g.\\ this", "e.g. this"),
      ("10^5 and 10^{-3}", "10⁵ and 10⁻³"), ("H_{2}O", "H₂O"), ("\\alpha particles", "α particles"),
      ("90{\\deg}", "90°"), ("{\\pi} interaction", "π interaction"),
      ("\\href{https://x.org/}{here}", "here"), ("\\url{https://x.org/~a}", "https://x.org/~a"),
      ("\\textcolor{red}{a}", "a"), ("10 \\times 10", "10 × 10"),
      ("$x$ \\emph{and $y^2$}", "x and y²"), ("\\texorpdfstring{$x$}{x}", "x"), ("\\noindent A", "A"),
      ("a\\\\b", "a b"), ("$x$ costs $5", "x costs $5"),
    ])
  func words(source: String, text: String) {
    #expect(TeX.unicode(source) == text)
  }

  @Test(
    "Tags and entities are read",
    arguments: [
      ("A <fixed-case>BERT</fixed-case> model", "A BERT model"), ("<tex-math>x^2</tex-math>", "x²"),
      ("<tex-math>x^Q</tex-math>", "$x^Q$"), ("H<sub>2</sub>O", "H₂O"),
      ("10<sup>Q</sup>", "10Q"), ("<jats:p>One</jats:p><jats:p>Two</jats:p>", "One\n\nTwo"),
      ("a<br/>b", "a b"), ("<span class=\"x\">a</span>", "a"),
      ("R&amp;D &lt;b&gt; &quot;x&quot; &#233;&#xE9; caf&eacute; &alpha;", "R&D <b> \"x\" éé café α"),
      ("a&nbsp;b", "a b"), ("&amp;lt;", "&lt;"), ("<I>a</I>", "a"),
    ])
  func markup(source: String, text: String) {
    #expect(TeX.unicode(source) == text)
  }

  @Test(
    "No escape brings in what a clean text may not hold",
    arguments: [
      "a&#x202e;b", "a&#27;[31mb", "a&#155;b", "a&#0;b", "$\\unicode{x1b}$", "\\unicode{x202e}", "a&#8203;b",
      "&#10;&#10;", "&#xD800;", "&#99999999999;", "&#;", "&#+5;", "&#x;",
    ])
  func smuggling(source: String) {
    let text = TeX.unicode(source)
    #expect(CleanText.isClean(text))
    #expect(!text.unicodeScalars.contains(where: CleanTextTests.isForbidden))
  }

  @Test("Text from random pieces of TeX never traps and stays clean", arguments: 0..<20)
  func random(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "\\", "{", "}", "$", "$$", "^", "_", "&", "#", "~", "-", "`", "'", "<", ">", "/", "[", "]", "(", ")",
      "=", " ", "x", "2", "é", "数", "\u{301}", "\\frac", "\\sqrt",
      "\\alpha", "\\text", "\\mathbb", "\\cal", "\\hat", "\\not", "\\left", "\\\"", "\\'", "\\c", "\\emph",
      "\\href", "\\url", "\\(", "\\)", "\\[", "\\]", "\\log", "\\in", "\\times",
      "\\operatorname", "\\pmod", "\\unicode", "&lt;", "&#x202e;", "&#27;", "<i>", "</i>", "<sup>", "</sup>",
      "<tex-math>", "</tex-math>", "<p>", "</p>", "x1b", "\n\n",
      "\\deg", "\\textcolor",
    ]
    for _ in 0..<500 {
      let count = Int.random(in: 0...25, using: &random)
      let text = CleanText.paragraphs(
        (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined())
      let result = TeX.unicode(text)
      #expect(CleanText.isClean(result), "\(text)")
      #expect(!result.unicodeScalars.contains { $0 != "\n" && CleanTextTests.isForbidden($0) }, "\(text)")
    }
  }

  @Test(
    "Endless rows of one piece end",
    arguments: [
      "{", "}", "\\", "$", "$$", "{}", "\\(", "``", "<", "<i>", "<tex-math>", "&", "^", "x^{", "\\frac",
      "\\frac{", "\\sqrt", "$\\sqrt{", "\\'", "\\'{", "\\text{", "\\not", "\\hat",
      "{\\bf ", "\\textbf{", "\\href{", "\\foo[", "$1 a $", "\\pmod",
    ])
  func endless(piece: String) {
    let text = String(repeating: piece, count: 20_000)
    #expect(CleanText.isClean(TeX.unicode(text)))
    let closed = text + String(repeating: "}", count: 20_000)
    #expect(CleanText.isClean(TeX.unicode(closed)))
  }
}
