import Basis

/// Regular expressions.
let patternFunctions: [Function] = []
