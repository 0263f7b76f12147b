import { basename } from 'node:path'
import type { VersionCandidate, VersionPlace, VersionStore } from '../../core/library/versions/version-store.ts'
import type { Database } from './database.ts'
import { toJson } from './json.ts'
import { signatureBlob, signatureOfBlob } from './signature-blob.ts'

type CandidateRow = Omit<VersionCandidate, 'name' | 'signature' | 'family'> & {
  signature: Uint8Array | null
  family: string | null
}

const mostCandidates = 500
/** Families of copies are called after their revision, with this before it. */
export const ofCopies = '='
/** Before the key of a document whose path has changed since. */
const moved = 'moved\n'

/** Families of documents in the table of documents; `family` is null where a document is alone. */
export function createVersionStore({ sql, write, writeSoon, schema }: Database): VersionStore {
  // An older library that is only read has none.
  if (schema < 4) return none
  const place = sql.prepare<[string], { [name in keyof VersionPlace]: VersionPlace[name] | null }>(
    `SELECT s.path, d.kind, r.message_id AS messageId, pr.mail_thread AS parentThread
     FROM documents d JOIN revisions r ON r.key = d.revision JOIN sources s ON s.document_id = d.id
     LEFT JOIN documents p ON p.id = d.parent_id AND p.kind = 'mail' LEFT JOIN revisions pr ON pr.key = p.revision
     WHERE d.id = ?`,
  )
  const keyOf = sql.prepare<[string], string | null>('SELECT version_key FROM documents WHERE id = ?').pluck()
  const setKey = sql.prepare('UPDATE documents SET version_key = ? WHERE id = ?')
  const candidates = sql.prepare<[string], CandidateRow>(
    `SELECT d.id AS documentId, r.id AS revisionId, s.path, d.added_at AS addedAt, r.signature,
       coalesce(r.sent_at, pr.sent_at, s.modified_at) AS at,
       CASE WHEN d.family LIKE '${ofCopies}%' THEN NULL ELSE d.family END AS family
     FROM documents d JOIN revisions r ON r.key = d.revision JOIN sources s ON s.document_id = d.id
     LEFT JOIN documents p ON p.id = d.parent_id AND p.kind = 'mail' LEFT JOIN revisions pr ON pr.key = p.revision
     WHERE d.version_key = ? AND r.stage = 'lexical' ORDER BY d.added_at DESC, d.id LIMIT ${mostCandidates}`,
  )
  const join = sql.prepare(
    'UPDATE documents SET family = @family, version = @version WHERE id = @id AND (family IS NOT @family OR version IS NOT @version)',
  )
  const leave = sql.prepare(
    `UPDATE documents SET family = NULL, version = NULL
     WHERE id IN (SELECT value FROM json_each(?)) AND family NOT LIKE '${ofCopies}%'`,
  )
  const standing = sql.prepare<[string], { revision: number | null; family: string | null }>(
    'SELECT revision, family FROM documents WHERE id = ?',
  )
  const unrelated = sql
    .prepare<[number], string>('SELECT id FROM documents WHERE revision = ? AND family IS NULL ORDER BY added_at, id')
    .pluck()
  const newest = sql.prepare<[string], number | null>('SELECT max(version) FROM documents WHERE family = ?').pluck()
  const lone = sql.prepare(
    `UPDATE documents SET family = NULL, version = NULL WHERE family = @family
     AND (SELECT count(*) FROM (SELECT 1 FROM documents WHERE family = @family LIMIT 2)) = 1`,
  )
  const unsigned = sql
    .prepare<[number], string>("SELECT id FROM revisions WHERE signature IS NULL AND stage = 'lexical' LIMIT ?")
    .pluck()
  const sign = sql.prepare('UPDATE revisions SET signature = ? WHERE id = ?')
  const unplaced = sql
    .prepare<[number], string>(
      `SELECT d.id FROM documents d JOIN revisions r ON r.key = d.revision JOIN sources s ON s.document_id = d.id
       WHERE (d.version_key IS NULL OR (d.version_key >= '${moved}' AND d.version_key < 'moved\u000B')) AND r.stage = 'lexical' LIMIT ?`,
    )
    .pluck()
  return {
    versionPlace(documentId) {
      const row = place.get(documentId)
      return (
        row && {
          path: row.path ?? '',
          kind: row.kind ?? '',
          messageId: row.messageId ?? undefined,
          parentThread: row.parentThread ?? undefined,
        }
      )
    },
    setVersionKey: (documentId, key) =>
      write(() => {
        const before = keyOf.get(documentId) ?? undefined
        if (before !== key) setKey.run(key, documentId)
        return before?.startsWith(moved) ? before.slice(moved.length) : before
      }),
    versionCandidates: (key) =>
      candidates.all(key).map(({ family, ...row }) => ({
        ...row,
        name: basename(row.path),
        signature: signatureOfBlob(row.signature),
        family: family ?? undefined,
      })),
    setFamily: (family, documentIds) =>
      write(() => {
        for (const [index, id] of documentIds.entries()) join.run({ id, family, version: index + 1 })
      }),
    leaveFamily: (documentIds) => write(() => void leave.run(toJson(documentIds))),
    joinCopies: (documentId) =>
      write(() => {
        const { revision = null, family = null } = standing.get(documentId) ?? {}
        const copies = revision === null ? undefined : `${ofCopies}${revision}`
        if (family?.startsWith(ofCopies) && family !== copies) {
          join.run({ id: documentId, family: null, version: null })
          lone.run({ family })
        }
        if (revision === null || copies === undefined) return
        const others = unrelated.all(revision)
        let version = newest.get(copies) ?? 0
        if (others.length + (version > 0 ? 1 : 0) > 1) {
          for (const id of others) join.run({ id, family: copies, version: ++version })
        }
        lone.run({ family: copies })
      }),
    revisionsWithoutSignature: (limit) => unsigned.all(limit),
    setSignature: (revisionId, signature) => writeSoon(() => void sign.run(signatureBlob(signature), revisionId)),
    documentsWithoutVersionKey: (limit) => unplaced.all(limit),
  }
}

const none: VersionStore = {
  versionPlace: () => undefined,
  setVersionKey: () => undefined,
  versionCandidates: () => [],
  setFamily: () => undefined,
  leaveFamily: () => undefined,
  joinCopies: () => undefined,
  revisionsWithoutSignature: () => [],
  setSignature: () => undefined,
  documentsWithoutVersionKey: () => [],
}
