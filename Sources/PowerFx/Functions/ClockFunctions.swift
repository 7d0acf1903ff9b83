import Basis
/// Dates and times.
let clockFunctions: [Function] = []
