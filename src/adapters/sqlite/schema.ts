/** Number of the schema that this program writes (`PRAGMA user_version`). */
export const schemaVersion = 7

/** Statements that lead from schema `n` to `n + 1`, by `n`. A later schema adds an entry and a fixture, never edits one. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE revisions (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    extractor INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    pages INTEGER NOT NULL,
    pages_read INTEGER NOT NULL DEFAULT 0,
    stage TEXT NOT NULL DEFAULT 'reading' CHECK (stage IN ('reading', 'read', 'lexical')),
    chunks INTEGER NOT NULL DEFAULT 0,
    warnings TEXT NOT NULL DEFAULT '[]'
  ) STRICT;

  CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    revision INTEGER REFERENCES revisions (key),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    removed_at INTEGER,
    error TEXT
  ) STRICT;
  CREATE INDEX documents_by_revision ON documents (revision);
  CREATE INDEX documents_by_removal ON documents (removed_at) WHERE removed_at IS NOT NULL;

  CREATE TABLE sources (
    path TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sources_by_document ON sources (document_id);

  CREATE TABLE pages (
    revision INTEGER NOT NULL REFERENCES revisions (key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    width REAL,
    height REAL,
    map BLOB,
    PRIMARY KEY (revision, number)
  ) STRICT;

  CREATE TABLE blocks (
    revision INTEGER NOT NULL REFERENCES revisions (key) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    level INTEGER,
    heading_path TEXT NOT NULL,
    PRIMARY KEY (revision, page, ordinal)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE chunks (
    revision INTEGER NOT NULL REFERENCES revisions (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    heading_path TEXT NOT NULL,
    spans TEXT NOT NULL,
    text TEXT NOT NULL,
    terms TEXT NOT NULL,
    PRIMARY KEY (revision, ordinal)
  ) STRICT;

  CREATE TABLE stages (
    revision INTEGER NOT NULL REFERENCES revisions (key) ON DELETE CASCADE,
    embedder TEXT NOT NULL,
    PRIMARY KEY (revision, embedder)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE pending_vectors (
    revision INTEGER NOT NULL REFERENCES revisions (key) ON DELETE CASCADE,
    embedder TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (revision, embedder, ordinal)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE terms (
    term TEXT PRIMARY KEY,
    chunks INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE collections (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE
  ) STRICT;

  CREATE TABLE collection_documents (
    collection_id TEXT NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (collection_id, document_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX collections_by_document ON collection_documents (document_id);

  CREATE TABLE threads (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    scope TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
  ) STRICT;

  CREATE TABLE messages (
    ordinal INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    thread_id TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    parent_id TEXT REFERENCES messages (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    scope TEXT NOT NULL,
    struck TEXT NOT NULL,
    answer TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX messages_by_thread ON messages (thread_id);
  CREATE INDEX messages_by_parent ON messages (parent_id);
  CREATE INDEX messages_streaming ON messages (state) WHERE state = 'streaming';

  CREATE TABLE jobs (
    ordinal INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    label TEXT NOT NULL,
    paths TEXT NOT NULL,
    collection_id TEXT,
    embedder TEXT NOT NULL,
    listed INTEGER NOT NULL DEFAULT 0,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    error TEXT
  ) STRICT;

  CREATE TABLE job_items (
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    status TEXT NOT NULL,
    started INTEGER NOT NULL DEFAULT 0,
    document_id TEXT,
    revision_id TEXT,
    pages INTEGER NOT NULL DEFAULT 0,
    pages_read INTEGER NOT NULL DEFAULT 0,
    chunks INTEGER NOT NULL DEFAULT 0,
    chunks_embedded INTEGER NOT NULL DEFAULT 0,
    ms REAL NOT NULL DEFAULT 0,
    error TEXT,
    PRIMARY KEY (job_id, ordinal)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX job_items_by_status ON job_items (job_id, status, ordinal);
  CREATE INDEX job_items_by_revision ON job_items (revision_id);

  CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ledger (
    ordinal INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    host TEXT NOT NULL,
    reason TEXT NOT NULL,
    bytes INTEGER NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE kept (
    ordinal INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kept_at INTEGER NOT NULL,
    document_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    heading_path TEXT NOT NULL,
    spans TEXT NOT NULL,
    text TEXT NOT NULL,
    removed_at INTEGER
  ) STRICT;

  ALTER TABLE pages ADD COLUMN label TEXT;
  ALTER TABLE blocks ADD COLUMN header TEXT;
  ALTER TABLE chunks ADD COLUMN header TEXT;
  `,
  `
  ALTER TABLE documents ADD COLUMN parent_id TEXT REFERENCES documents (id) ON DELETE CASCADE;
  CREATE INDEX documents_by_parent ON documents (parent_id) WHERE parent_id IS NOT NULL;
  ALTER TABLE sources ADD COLUMN member INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX sources_by_content ON sources (sha256);

  ALTER TABLE revisions ADD COLUMN sender TEXT;
  ALTER TABLE revisions ADD COLUMN recipients TEXT;
  ALTER TABLE revisions ADD COLUMN sent_at INTEGER;
  ALTER TABLE revisions ADD COLUMN message_id TEXT;
  ALTER TABLE revisions ADD COLUMN mail_thread TEXT;
  CREATE INDEX revisions_by_mail_thread ON revisions (mail_thread) WHERE mail_thread IS NOT NULL;

  ALTER TABLE revisions ADD COLUMN rechunk INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE revisions ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;
  UPDATE revisions SET counted = 1;
  CREATE INDEX revisions_uncounted ON revisions (key) WHERE counted = 0;

  CREATE TABLE members (
    revision INTEGER NOT NULL REFERENCES revisions (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified_at INTEGER,
    sha256 TEXT,
    error TEXT,
    PRIMARY KEY (revision, ordinal),
    UNIQUE (revision, name)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX members_by_content ON members (sha256) WHERE sha256 IS NOT NULL;

  ALTER TABLE pages ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE pages ADD COLUMN confidence REAL;
  ALTER TABLE pages ADD COLUMN words BLOB;
  UPDATE pages SET source = 'empty' WHERE text = '';
  CREATE INDEX pages_waiting ON pages (revision, number) WHERE waiting = 1;
  CREATE INDEX pages_unread ON pages (revision) WHERE source IN ('garbled', 'unreadable');
  CREATE INDEX pages_by_health ON pages (revision, source) WHERE source <> 'text';

  ALTER TABLE job_items ADD COLUMN parent_id TEXT;
  ALTER TABLE job_items ADD COLUMN sha256 TEXT;
  ALTER TABLE job_items ADD COLUMN to_recognise INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE job_items ADD COLUMN recognised INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX job_items_by_path ON job_items (job_id, path);
  CREATE INDEX job_items_by_content ON job_items (sha256) WHERE sha256 IS NOT NULL;

  CREATE TABLE collections_3 (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL COLLATE NOCASE,
    parent_id TEXT REFERENCES collections_3 (id),
    filter TEXT
  ) STRICT;
  INSERT INTO collections_3 (id, name) SELECT id, name FROM collections;
  DROP TABLE collections;
  ALTER TABLE collections_3 RENAME TO collections;
  CREATE UNIQUE INDEX collections_by_name ON collections (coalesce(parent_id, ''), name);
  CREATE INDEX collections_by_parent ON collections (parent_id) WHERE parent_id IS NOT NULL;

  CREATE INDEX documents_by_added ON documents (added_at, title COLLATE NOCASE, id) WHERE removed_at IS NULL;
  CREATE INDEX documents_by_title ON documents (title COLLATE NOCASE, id) WHERE removed_at IS NULL;
  CREATE INDEX documents_by_kind ON documents (kind, title COLLATE NOCASE, id) WHERE removed_at IS NULL;
  CREATE INDEX documents_with_error ON documents (id) WHERE error IS NOT NULL;
  CREATE INDEX documents_present ON documents (revision, kind, id) WHERE removed_at IS NULL;
  CREATE INDEX revisions_by_stage ON revisions (stage, language);
  CREATE INDEX revisions_by_language ON revisions (language);
  CREATE INDEX revisions_by_chunks ON revisions (chunks);
  CREATE INDEX revisions_by_sender ON revisions (sender) WHERE sender IS NOT NULL;
  CREATE INDEX revisions_with_warnings ON revisions (key) WHERE warnings <> '[]';
  CREATE INDEX sources_by_change ON sources (modified_at, document_id);
  CREATE INDEX sources_by_size ON sources (size, document_id);

  ALTER TABLE terms ADD COLUMN tail TEXT;
  UPDATE terms SET tail = tail_of(term);
  CREATE INDEX terms_by_tail ON terms (tail) WHERE tail IS NOT NULL;

  CREATE TABLE folders (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    rules TEXT NOT NULL,
    collection_id TEXT REFERENCES collections (id) ON DELETE SET NULL,
    paused INTEGER NOT NULL DEFAULT 0,
    synced_at INTEGER,
    error TEXT
  ) STRICT;
  ALTER TABLE sources ADD COLUMN watched INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE jobs ADD COLUMN folder_id TEXT;
  CREATE TABLE left_out (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    extractor INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE passwords (
    sha256 TEXT PRIMARY KEY,
    password TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE receipts (
    ordinal INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    receipt TEXT NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE revisions ADD COLUMN signature BLOB;
  ALTER TABLE documents ADD COLUMN version_key TEXT;
  ALTER TABLE documents ADD COLUMN family TEXT;
  ALTER TABLE documents ADD COLUMN version INTEGER;
  CREATE INDEX documents_by_version_key ON documents (version_key);
  CREATE INDEX revisions_unsigned ON revisions (key) WHERE signature IS NULL AND stage = 'lexical';
  CREATE TABLE deletions (
    id TEXT PRIMARY KEY,
    deletion TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX documents_by_family ON documents (family, version) WHERE family IS NOT NULL;
  ALTER TABLE pages ADD COLUMN languages TEXT;
  ALTER TABLE documents ADD COLUMN copy_of TEXT REFERENCES documents (id) ON DELETE SET NULL;
  CREATE INDEX documents_by_copy ON documents (copy_of) WHERE copy_of IS NOT NULL;
  `,
  `
  CREATE TABLE warm_states (
    key TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('state', 'tokens')),
    model_id TEXT NOT NULL,
    engine TEXT NOT NULL,
    prefix TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    checksum TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE warm_revisions (
    state TEXT NOT NULL REFERENCES warm_states (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    revision INTEGER NOT NULL REFERENCES revisions (key) ON DELETE CASCADE,
    PRIMARY KEY (state, ordinal)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX warm_revisions_by_revision ON warm_revisions (revision);
  CREATE TRIGGER warm_states_go_with_revisions AFTER DELETE ON warm_revisions BEGIN
    DELETE FROM warm_states WHERE key = old.state;
  END;

  CREATE TABLE pinned_documents (
    ordinal INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE
  ) STRICT;
  `,
  `
  CREATE TABLE summaries (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    documents TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX summaries_by_change ON summaries (updated_at) WHERE removed_at IS NULL;

  CREATE TABLE summary_versions (
    id TEXT PRIMARY KEY,
    summary_id TEXT NOT NULL REFERENCES summaries (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    edited INTEGER NOT NULL,
    form TEXT NOT NULL,
    state TEXT NOT NULL,
    content TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (summary_id, number)
  ) STRICT;

  CREATE TABLE section_notes (
    revision INTEGER NOT NULL REFERENCES revisions (key) ON DELETE CASCADE,
    key TEXT NOT NULL,
    note TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (revision, key)
  ) STRICT;
  CREATE INDEX section_notes_by_key ON section_notes (key);
  `,
  `
  ALTER TABLE revisions ADD COLUMN text_version INTEGER NOT NULL DEFAULT 0;
  CREATE TRIGGER text_grows AFTER INSERT ON pages BEGIN
    UPDATE revisions SET text_version = text_version + 1 WHERE key = new.revision;
  END;
  CREATE TRIGGER text_shrinks AFTER DELETE ON pages BEGIN
    UPDATE revisions SET text_version = text_version + 1 WHERE key = old.revision;
  END;
  CREATE TRIGGER text_changes AFTER UPDATE ON pages BEGIN
    UPDATE revisions SET text_version = text_version + 1 WHERE key = new.revision;
  END;
  CREATE TRIGGER language_changes AFTER UPDATE OF language ON revisions BEGIN
    UPDATE revisions SET text_version = text_version + 1 WHERE key = new.key;
  END;

  CREATE TABLE gists (
    revision INTEGER PRIMARY KEY REFERENCES revisions (key) ON DELETE CASCADE,
    key TEXT NOT NULL,
    text_version INTEGER NOT NULL,
    gist TEXT NOT NULL
  ) STRICT;
  `,
]
