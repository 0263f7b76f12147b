import type { LibraryStore } from '../../core/library/library-store.ts'
import type { RecognisedDocument } from '../../core/library/recognition/page-language.ts'
import { type Database, since } from './database.ts'

type Row = Omit<RecognisedDocument, 'confidence' | 'neighbours' | 'packs'> & {
  confidence: number | null
  neighbours: string | null
  packs: string | null
}

/** Documents with pages whose text is not the file's, as the choice of a language needs them. */
export function createRecognitionStore(db: Database): Pick<LibraryStore, 'recognisedDocuments'> {
  if (db.schema < 3) return { recognisedDocuments: () => [] }
  const packs = since(db, 4, 'group_concat(DISTINCT p.languages)', 'NULL')
  const select = (revisions: string) => `SELECT d.id AS documentId, r.id AS revisionId, d.title, r.language,
       (SELECT count(*) FROM pages WHERE revision = r.key AND source = 'text') AS textPages,
       count(*) AS pages, avg(p.confidence) AS confidence, ${packs} AS packs,
       (SELECT o.language FROM collection_documents c
          JOIN collection_documents b ON b.collection_id = c.collection_id AND b.document_id <> d.id
          JOIN documents od ON od.id = b.document_id AND od.removed_at IS NULL
          JOIN revisions o ON o.key = od.revision AND o.language NOT IN ('', 'und')
        WHERE c.document_id = d.id GROUP BY o.language ORDER BY count(*) DESC, o.language LIMIT 1) AS neighbours
     FROM pages p JOIN revisions r ON r.key = p.revision JOIN documents d ON d.revision = r.key
     WHERE p.source <> 'text' AND (p.source IN ('recognised', 'garbled', 'unreadable') OR p.waiting = 1)
       AND d.removed_at IS NULL ${revisions} GROUP BY d.id ORDER BY d.title COLLATE NOCASE, d.id`
  const all = db.sql.prepare<[], Row>(select(''))
  const ofRevision = db.sql.prepare<[string], Row>(select('AND r.id = ?'))
  return {
    recognisedDocuments: (revisionId) =>
      (revisionId === undefined ? all.all() : ofRevision.all(revisionId)).map((row) => ({
        ...row,
        confidence: row.confidence ?? undefined,
        neighbours: row.neighbours ?? undefined,
        packs: [...new Set((row.packs ?? '').split(/[+,]/).filter((pack) => pack !== ''))],
      })),
  }
}
