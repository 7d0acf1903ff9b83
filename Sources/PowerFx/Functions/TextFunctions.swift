import Basis

/// Text.
let textFunctions: [Function] = []
