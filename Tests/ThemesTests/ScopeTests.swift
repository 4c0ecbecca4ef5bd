import Testing
import Themes

@Suite struct ScopeTests {
  @Test("a scope's name is its case with dots", arguments: Scope.allCases)
  func name(scope: Scope) {
    let dotted = "\(scope)".flatMap { $0.isUppercase ? ".\($0.lowercased())" : String($0) }
    #expect(scope.name == String(dotted))
    #expect(Scope(name: scope.name) == scope)
  }

  @Test func `an unknown name is no scope`() {
    #expect(Scope(name: "ui.tetx") == nil)
  }
}
