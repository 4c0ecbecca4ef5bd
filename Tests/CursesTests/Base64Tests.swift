import Testing

@testable import Curses

@Suite struct Base64Tests {
  @Test(
    "Bytes become the letters of RFC 4648",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"), ("é漢", "w6nmvKI="), ("\u{FF}\u{FF}", "w7/Dvw=="),
    ])
  func encode(text: String, encoded: String) {
    #expect(Base64.encode(text.utf8) == Array(encoded.utf8))
  }
}
