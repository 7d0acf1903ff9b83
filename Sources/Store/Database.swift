import CSQLite

/// A connection to one SQLite file: the few calls of the C library that the store needs, with their errors.
///
/// Not `Sendable`: whoever opens it keeps it.
final class Database {
  private let handle: OpaquePointer

  /// Opens a file, made when it is missing: with a write-ahead log, and patient with other programs.
  ///
  /// - Parameter isReadOnly: whether it must exist and is not changed.
  init(path: String, isReadOnly: Bool = false) throws(StoreError) {
    var opened: OpaquePointer?
    let flags = isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      let reason = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(opened)
      throw StoreError(reason: reason)
    }
    handle = opened
    sqlite3_busy_timeout(handle, 5000)
    // Text from outside is only ever bound; these bound what a damaged or hostile file can do.
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 256 << 20)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows.
  func run(_ sql: String) throws(StoreError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw error }
  }

  /// Runs one statement with values in place of its question marks.
  func run(_ sql: String, _ values: [Value]) throws(StoreError) {
    let statement = try prepare(sql, values)
    defer { sqlite3_finalize(statement) }
    guard sqlite3_step(statement) == SQLITE_DONE else { throw error }
  }

  /// The rows of a query.
  func rows(_ sql: String, _ values: [Value] = []) throws(StoreError) -> [Row] {
    let statement = try prepare(sql, values)
    defer { sqlite3_finalize(statement) }
    var rows: [Row] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: rows.append(Row(statement))
      case SQLITE_DONE: return rows
      default: throw error
      }
    }
  }

  /// Does everything or nothing: what was committed survives a crash.
  func transaction(_ body: () throws(StoreError) -> Void) throws(StoreError) {
    try run("BEGIN IMMEDIATE")
    do throws(StoreError) {
      try body()
      try run("COMMIT")
    } catch {
      sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      throw error
    }
  }

  private func prepare(_ sql: String, _ values: [Value]) throws(StoreError) -> OpaquePointer {
    var prepared: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &prepared, nil) == SQLITE_OK, let prepared else { throw error }
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code: Int32 =
        switch value {
        case .null: sqlite3_bind_null(prepared, place)
        case .int(let number): sqlite3_bind_int64(prepared, place, Int64(number))
        case .text(let text):
          // SQLite copies the text before the call returns.
          sqlite3_bind_text(
            prepared, place, text, Int32(clamping: text.utf8.count),
            unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
      guard code == SQLITE_OK else {
        let error = error
        sqlite3_finalize(prepared)
        throw error
      }
    }
    return prepared
  }

  private var error: StoreError { StoreError(reason: String(cString: sqlite3_errmsg(handle))) }

  /// What is written into a column.
  enum Value {
    case null
    case int(Int)
    case text(String)

    /// Text, or nothing.
    init(_ text: String?) { self = text.map(Value.text) ?? .null }
    /// A number, or nothing.
    init(_ number: Int?) { self = number.map(Value.int) ?? .null }
  }

  /// A row of a query, its columns by place.
  struct Row {
    private var columns: [Value] = []

    fileprivate init(_ statement: OpaquePointer) {
      for column in 0..<sqlite3_column_count(statement) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: columns.append(.null)
        case SQLITE_INTEGER: columns.append(.int(Int(sqlite3_column_int64(statement, column))))
        default:
          columns.append(.text(sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""))
        }
      }
    }

    /// The text of a column; nil for nothing and for a number.
    func text(_ column: Int) -> String? { if case .text(let text) = columns[column] { text } else { nil } }
    /// The number of a column; nil for nothing and for a text.
    func int(_ column: Int) -> Int? { if case .int(let number) = columns[column] { number } else { nil } }
  }
}

/// Why the store could not be read or written, in the library's words.
public struct StoreError: Error, Equatable, Sendable {
  /// The reason.
  public var reason: String
}
