import Basis

/// JSON in and out.
let jsonFunctions: [Function] = []
