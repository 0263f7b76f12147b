import type { Chunk, ChunkDraft } from '../../core/ports/chunk.ts'
import { fromJson, toJson } from './json.ts'

/** A row of `chunks`, with the id of its revision. */
export type ChunkRow = {
  revision_id: string
  ordinal: number
  tokens: number
  heading_path: string
  header: string | null
  spans: string
  text: string
}

type StoredSpan = [page: number, start: number, end: number, text?: string]

/** Spans as stored: the text of a single span is the chunk's text and is not written twice. */
export function storedSpans(draft: ChunkDraft): string {
  const single = draft.spans.length === 1 && draft.spans[0]?.text === draft.text
  return toJson(
    draft.spans.map(
      (span): StoredSpan => (single ? [span.page, span.start, span.end] : [span.page, span.start, span.end, span.text]),
    ),
  )
}

/** The chunk that a row holds. */
export function chunkOf(row: ChunkRow): Chunk {
  return {
    id: `${row.revision_id}:${row.ordinal}`,
    revisionId: row.revision_id,
    ordinal: row.ordinal,
    tokens: row.tokens,
    headingPath: fromJson<string[]>(row.heading_path),
    ...(row.header === null ? {} : { header: row.header }),
    spans: fromJson<StoredSpan[]>(row.spans).map(([page, start, end, text]) => ({
      page,
      start,
      end,
      text: text ?? row.text,
    })),
    text: row.text,
  }
}
