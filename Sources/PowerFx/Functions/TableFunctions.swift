import Basis

/// Tables and records.
let tableFunctions: [Function] = []
