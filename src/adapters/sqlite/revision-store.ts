import type { LibraryStore } from '../../core/library/library-store.ts'
import type { ExtractedPage } from '../../core/ports/extracted-page.ts'
import { type ChunkRow, chunkOf, storedSpans } from './chunk-rows.ts'
import { columnSince, type Database, since } from './database.ts'
import { toJson } from './json.ts'
import { signatureBlob } from './signature-blob.ts'
import { encodeSpanMap } from './span-map-blob.ts'
import type { TermDictionary } from './term-dictionary.ts'
import { encodeWordBoxes } from './word-boxes-blob.ts'

type RevisionStore = Pick<
  LibraryStore,
  | 'openRevision'
  | 'appendPages'
  | 'replacePage'
  | 'waitingPages'
  | 'askForRecognition'
  | 'appendMembers'
  | 'revisionsToRechunk'
  | 'isRechunkDue'
  | 'finishReading'
  | 'setLanguage'
  | 'clearChunks'
  | 'appendChunks'
  | 'finishChunks'
  | 'markLexical'
  | 'unmarkIndexed'
  | 'chunksWithTerms'
  | 'lexicalRevisions'
  | 'revisionsToIndex'
  | 'dropRevisions'
>

/** Text of revisions on its way from pages to chunks. */
export function createRevisionStore(db: Database, dictionary: TermDictionary): RevisionStore {
  const { sql } = db
  const key = sql.prepare<[string], number>('SELECT key FROM revisions WHERE id = ?').pluck()
  const keyOf = (revisionId: string): number => {
    const found = key.get(revisionId)
    if (found === undefined) throw new Error(`no revision ${revisionId}`)
    return found
  }
  const chunksWithTerms = sql.prepare<[string], ChunkRow & { terms: string }>(
    `SELECT r.id AS revision_id, c.ordinal, c.tokens, c.heading_path, ${columnSince(db, 2, 'c.header')}, c.spans, c.text, c.terms
     FROM revisions r JOIN chunks c ON c.revision = r.key WHERE r.id = ? ORDER BY c.ordinal`,
  )
  const lexical = sql.prepare<[], string>("SELECT id FROM revisions WHERE stage = 'lexical'").pluck()
  const toIndex = sql
    .prepare<[], string>(
      `SELECT id FROM revisions r WHERE stage = 'read' AND chunks > 0
       AND EXISTS (SELECT 1 FROM documents WHERE revision = r.key)`,
    )
    .pluck()
  const toRechunk = sql
    .prepare<[], string>(
      `SELECT id FROM revisions r WHERE ${since(db, 3, 'rechunk = 1', '0')}
       AND EXISTS (SELECT 1 FROM documents WHERE revision = r.key)
       AND NOT EXISTS (SELECT 1 FROM job_items i JOIN jobs j ON j.id = i.job_id
         WHERE i.revision_id = r.id AND j.state = 'running')`,
    )
    .pluck()
  const waitingPages = sql
    .prepare<[string], number>(
      `SELECT number FROM pages WHERE revision = (SELECT key FROM revisions WHERE id = ?)
       AND ${since(db, 3, 'waiting = 1', '0')} ORDER BY number`,
    )
    .pluck()
  const insertPage = (revision: number, page: ExtractedPage) => {
    const { number, text, source, width = null, height = null, label = null, confidence = null } = page
    const map = page.map ? encodeSpanMap(page.map) : null
    const words = page.words ? encodeWordBoxes(page.words) : null
    const waiting = page.waiting ? 1 : 0
    const { changes } = sql
      .prepare(
        `INSERT OR IGNORE INTO pages (revision, number, text, source, width, height, map, label, waiting, confidence, words, languages)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        revision,
        number,
        text,
        source,
        width,
        height,
        map,
        label,
        waiting,
        confidence,
        words,
        page.languages?.join('+') ?? null,
      )
    if (changes === 0) return
    const insertBlock = sql.prepare(
      `INSERT INTO blocks (revision, page, ordinal, kind, start, "end", level, heading_path, header)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    for (const [ordinal, block] of page.blocks.entries()) {
      const { kind, start, end, level = null, headingPath, header: above = null } = block
      insertBlock.run(revision, number, ordinal, kind, start, end, level, toJson(headingPath), above)
    }
  }
  const dropChunks = (revision: number) => {
    dictionary.take(revision)
    sql.prepare('DELETE FROM chunks WHERE revision = ?').run(revision)
    sql.prepare('DELETE FROM pending_vectors WHERE revision = ?').run(revision)
    sql.prepare('UPDATE revisions SET chunks = 0 WHERE key = ?').run(revision)
  }

  return {
    openRevision: (draft) =>
      db.writeSoon(() => {
        sql
          .prepare(
            `INSERT INTO revisions (id, sha256, extractor, kind, title, pages)
             VALUES (@id, @sha256, @extractor, @kind, @title, @pages)
             ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, pages = excluded.pages`,
          )
          .run(draft)
      }),
    appendPages: (revisionId, pages) =>
      db.writeSoon(() => {
        const revision = keyOf(revisionId)
        for (const page of pages) insertPage(revision, page)
        sql
          .prepare(
            `UPDATE revisions SET pages_read = (SELECT count(*) FROM pages WHERE revision = key),
               pages = max(pages, (SELECT coalesce(max(number), 0) FROM pages WHERE revision = key)) WHERE key = ?`,
          )
          .run(revision)
      }),
    replacePage: (revisionId, page) =>
      db.writeSoon(() => {
        const revision = keyOf(revisionId)
        sql.prepare('DELETE FROM blocks WHERE revision = ? AND page = ?').run(revision, page.number)
        sql.prepare('DELETE FROM pages WHERE revision = ? AND number = ?').run(revision, page.number)
        insertPage(revision, page)
        sql.prepare('UPDATE revisions SET rechunk = 1 WHERE key = ?').run(revision)
        sql
          .prepare('UPDATE job_items SET recognised = min(to_recognise, recognised + 1) WHERE revision_id = ?')
          .run(revisionId)
      }),
    waitingPages: (revisionId) => waitingPages.all(revisionId),
    askForRecognition: (revisionId, pages) =>
      db.write(
        () =>
          sql
            .prepare(
              `UPDATE pages SET waiting = 1 WHERE revision = ? AND
                 (CASE WHEN ? IS NULL THEN source <> 'text' ELSE number IN (SELECT value FROM json_each(?)) END)`,
            )
            .run(keyOf(revisionId), pages ? 1 : null, toJson(pages ?? [])).changes,
      ),
    appendMembers: (revisionId, members) =>
      db.writeSoon(() => {
        const revision = keyOf(revisionId)
        const insert = sql.prepare(
          `INSERT OR IGNORE INTO members (revision, ordinal, name, size, modified_at, sha256, error)
           SELECT @revision, coalesce(max(ordinal) + 1, 0), @name, @size, @modifiedAt, @sha256, @error
           FROM members WHERE revision = @revision`,
        )
        for (const member of members) {
          const { name, size, modifiedAt = null } = member
          const error = 'error' in member ? toJson(member.error) : null
          insert.run({ revision, name, size, modifiedAt, sha256: 'sha256' in member ? member.sha256 : null, error })
        }
      }),
    finishReading: (revisionId, language, warnings, mail) =>
      db.writeSoon(() => {
        sql
          .prepare(
            `UPDATE revisions SET stage = 'read', language = @language, warnings = @warnings, pages = pages_read,
               sender = @sender, recipients = @recipients, sent_at = @sentAt, message_id = @messageId, mail_thread = @thread
             WHERE id = @revisionId`,
          )
          .run({
            revisionId,
            language,
            warnings: toJson(warnings),
            sender: mail?.from ?? null,
            recipients: mail ? mail.to.join(', ') : null,
            sentAt: mail?.sentAt ?? null,
            messageId: mail?.messageId ?? null,
            thread: mail?.thread ?? null,
          })
      }),
    setLanguage: (revisionId, language) =>
      db.writeSoon(() => void sql.prepare('UPDATE revisions SET language = ? WHERE id = ?').run(language, revisionId)),
    clearChunks: (revisionId) => db.writeSoon(() => dropChunks(keyOf(revisionId))),
    appendChunks: (revisionId, drafts, terms) =>
      db.writeSoon(() => {
        const revision = keyOf(revisionId)
        const insertChunk = sql.prepare(
          'INSERT INTO chunks (revision, ordinal, tokens, heading_path, header, spans, text, terms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        )
        for (const [index, draft] of drafts.entries()) {
          const { ordinal, tokens, headingPath, header = null, text } = draft
          const path = toJson(headingPath)
          insertChunk.run(revision, ordinal, tokens, path, header, storedSpans(draft), text, terms[index] ?? '')
        }
      }),
    finishChunks: (revisionId, signature) =>
      db.writeSoon(() => {
        sql
          .prepare(
            `UPDATE revisions SET chunks = (SELECT count(*) FROM chunks WHERE revision = key), rechunk = 0, signature = ?
             WHERE id = ?`,
          )
          .run(signatureBlob(signature), revisionId)
        dictionary.finished(keyOf(revisionId))
      }),
    markLexical: (revisionIds) =>
      db.writeSoon(() => {
        sql
          .prepare("UPDATE revisions SET stage = 'lexical' WHERE id IN (SELECT value FROM json_each(?))")
          .run(toJson(revisionIds))
      }),
    unmarkIndexed: (revisionIds) =>
      db.writeSoon(() => {
        const ids = toJson(revisionIds)
        sql
          .prepare(
            "UPDATE revisions SET stage = 'read' WHERE stage = 'lexical' AND id IN (SELECT value FROM json_each(?))",
          )
          .run(ids)
        sql
          .prepare(
            `DELETE FROM stages
             WHERE revision IN (SELECT key FROM revisions WHERE id IN (SELECT value FROM json_each(?)))`,
          )
          .run(ids)
      }),
    chunksWithTerms: (revisionId) =>
      chunksWithTerms.all(revisionId).map((row) => ({ chunk: chunkOf(row), terms: row.terms })),
    isRechunkDue: (revisionId) =>
      sql.prepare('SELECT 1 FROM revisions WHERE id = ? AND rechunk = 1').get(revisionId) !== undefined,
    revisionsToRechunk: () => toRechunk.all(),
    revisionsToIndex: () => toIndex.all(),
    lexicalRevisions: () => lexical.all(),
    dropRevisions: (revisionIds) =>
      db.write(() => {
        const keys = sql
          .prepare<[string], number>(
            `SELECT key FROM revisions r WHERE id IN (SELECT value FROM json_each(?))
             AND NOT EXISTS (SELECT 1 FROM documents WHERE revision = r.key)`,
          )
          .pluck()
          .all(toJson(revisionIds))
        for (const revision of keys) {
          dropChunks(revision)
          sql.prepare('DELETE FROM revisions WHERE key = ?').run(revision)
        }
      }),
  }
}
