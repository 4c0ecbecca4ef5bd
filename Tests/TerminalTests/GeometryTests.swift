import Terminal
import Testing

@Suite("Rectangles stay sane")
struct GeometryTests {
  @Test("extents are never negative")
  func extents() {
    #expect(Size(width: -1, height: -5) == Size(width: 0, height: 0))
    #expect(Rect(x: 1, y: 2, width: -1, height: -5).isEmpty)
    let inset = Rect(x: 0, y: 0, width: 3, height: 3).inset(left: 2, top: 1, right: 2, bottom: 9)
    #expect(inset == Rect(x: 2, y: 1, width: 0, height: 0))
  }

  @Test("a rectangle contains its first cell and not the one after its last")
  func contains() {
    let rect = Rect(x: 2, y: 3, width: 4, height: 5)
    #expect(rect.contains(Point(x: 2, y: 3)))
    #expect(rect.contains(Point(x: 5, y: 7)))
    #expect(!rect.contains(Point(x: 6, y: 7)))
    #expect(!rect.contains(Point(x: 5, y: 8)))
    #expect(!rect.contains(Point(x: 1, y: 3)))
    #expect(!Rect(x: 2, y: 3, width: 0, height: 5).contains(Point(x: 2, y: 3)))
  }

  @Test("an edge beyond all numbers is the greatest one")
  func overflow() {
    let rect = Rect(x: 5, y: .max, width: .max, height: 1)
    #expect(rect.maxX == .max)
    #expect(rect.maxY == .max)
    #expect(rect.contains(Point(x: 1_000_000, y: .max - 1)) == false)
  }
}
