/// The tables of the store, named and shaped as in Dataverse; only columns that the simulation can fill.
enum Schema {
  /// The version written into the file; another one is refused instead of being misread.
  static let version = 1

  static let sql = """
    CREATE TABLE IF NOT EXISTS msdyn_ocliveworkitem (
      activityid TEXT PRIMARY KEY, subject TEXT NOT NULL, msdyn_customername TEXT NOT NULL,
      msdyn_customer TEXT, msdyn_issueid TEXT, msdyn_channel TEXT NOT NULL,
      msdyn_cdsqueueid TEXT, msdyn_activeagentid TEXT,
      statecode INTEGER NOT NULL, statuscode INTEGER NOT NULL, msdyn_statuschangereason INTEGER NOT NULL,
      msdyn_customersentimentlabel INTEGER NOT NULL,
      createdon TEXT NOT NULL, msdyn_escalatedon TEXT, msdyn_startedon TEXT, msdyn_closedon TEXT,
      msdyn_isoutbound INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE IF NOT EXISTS msdyn_ocsession (
      activityid TEXT PRIMARY KEY,
      msdyn_liveworkitemid TEXT NOT NULL REFERENCES msdyn_ocliveworkitem (activityid) ON DELETE CASCADE,
      msdyn_sessionnumber INTEGER NOT NULL, msdyn_agentname TEXT NOT NULL, msdyn_isbot INTEGER NOT NULL,
      msdyn_queuename TEXT, msdyn_sessioncreatedon TEXT NOT NULL, msdyn_agentacceptedon TEXT,
      msdyn_sessionclosedon TEXT, msdyn_closurereason INTEGER
    ) STRICT;
    CREATE TABLE IF NOT EXISTS conversationtranscript (
      conversationtranscriptid TEXT PRIMARY KEY,
      msdyn_liveworkitemid TEXT NOT NULL REFERENCES msdyn_ocliveworkitem (activityid) ON DELETE CASCADE,
      name TEXT NOT NULL, conversationstarttime TEXT NOT NULL, schematype TEXT NOT NULL,
      metadata TEXT NOT NULL, content TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS msdyn_ocsession_item ON msdyn_ocsession (msdyn_liveworkitemid);
    CREATE INDEX IF NOT EXISTS conversationtranscript_item ON conversationtranscript (msdyn_liveworkitemid);
    PRAGMA user_version = 1;
    """
}
