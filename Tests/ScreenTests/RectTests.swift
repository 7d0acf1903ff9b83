import CustomDump
import Screen
import Testing

@Suite("Rectangles") struct RectTests {
  @Test("columns by weight fill the rectangle and give the remainder to the left")
  func columns() {
    let rects = Rect(x: 2, y: 1, width: 11, height: 3).columns(weights: [1, 1, 1])
    expectNoDifference(rects.map(\.width), [4, 4, 3])
    expectNoDifference(rects.map(\.x), [2, 6, 10])
    expectNoDifference(
      Rect(x: 0, y: 0, width: 5, height: 8).rows(weights: [0, 3, 1]).map(\.height), [0, 6, 2])
  }

  @Test("shares always add up to the whole", arguments: 0...40)
  func sharesFill(width: Int) {
    for weights in [[1], [1, 2], [3, 0, 5], [1, 1, 1, 1, 1, 1, 1], [1000, 1]] {
      let rects = Rect(x: 0, y: 0, width: width, height: 1).columns(weights: weights)
      #expect(rects.map(\.width).reduce(0, +) == width)
      #expect(rects.allSatisfy { $0.width >= 0 })
    }
  }

  @Test("no value traps: extremes are kept within bounds")
  func extremes() {
    let wild = [Int.min, -1, 0, 1, 7, Int.max]
    let rect = Rect(x: 3, y: 4, width: 10, height: 5)
    for a in wild {
      for b in wild {
        let other = Rect(x: a, y: b, width: b, height: a)
        #expect(other.width >= 0 && other.height >= 0)
        let shared = rect.intersection(other)
        #expect(shared.width <= 10 && shared.height <= 5)
        #expect(rect.inset(x: a, y: b).width >= 0)
        #expect(rect.centered(width: a, height: b).width <= 10)
        #expect(rect.splitTop(a).top.height + rect.splitTop(a).rest.height == 5)
        #expect(rect.splitBottom(b).rest.height + rect.splitBottom(b).bottom.height == 5)
        #expect(rect.splitLeft(a).left.width + rect.splitLeft(a).rest.width == 10)
        _ = other.offset(x: a, y: b)
        _ = other.columns(weights: [a, b])
      }
    }
  }

  @Test("inset by more than half leaves an empty rectangle inside")
  func inset() {
    expectNoDifference(
      Rect(x: 0, y: 0, width: 3, height: 3).inset(x: 1, y: 1), Rect(x: 1, y: 1, width: 1, height: 1))
    #expect(Rect(x: 0, y: 0, width: 1, height: 1).inset(x: 1, y: 1).isEmpty)
  }
}
