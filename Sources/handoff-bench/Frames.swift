import ChatUI
import Screen

/// What drawing the whole screen costs at the end of a flow.
func benchFrames(_ shipped: Shipped) {
  let state = AppState(
    run: shipped.played.run, screenplay: Screenplay(shipped.oneQueue.scenario), size: (120, 40))
  let count = isQuick ? 1 : 50
  var cells = 0
  let figure = Measure.median(count) {
    state
  } work: { state in
    for _ in 0..<count { cells &+= Frame.draw(state).hashValue }
    return nil
  }
  Measure.show("Frame.draw at 120x40", figure)
}
