import { chunkPages } from '../../documents/chunk.ts'
import { partsChunks } from '../../documents/page-break.ts'
import { passageText } from '../../documents/passage-text.ts'
import { pageSegments } from '../../library/import/page-segments.ts'
import type { Chunk } from '../../ports/chunk.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import { foldPage } from './fold-page.ts'

/** A stored page without its size and map, and its words as a `finder` looks for them. */
export type HeldPage = Pick<ExtractedPage, 'number' | 'text' | 'source' | 'blocks'> & { folded: string }
/** A chunk, and its words as a `finder` looks for them. */
export type CutChunk = { chunk: Chunk; folded: string }
/** Pages that must be cut into chunks together, and the chunks once they were. */
export type PageRun = { readonly pages: readonly HeldPage[]; chunks: readonly CutChunk[] | undefined }
/** The pages of a revision that are held, in runs, segment by segment. */
export type PageRuns = { revisionId: string; pages: number; segments: readonly (readonly PageRun[])[] }

/** Chunks of a run have ordinals from its first page's number times this: in order, and never a neighbour's. */
const ordinalsPerPage = 100_000

/** No pages yet. */
export function noPages(revisionId: string): PageRuns {
  return { revisionId, pages: 0, segments: [] }
}

/** The runs with the pages that come next. Chunks stay, but those of a last run that grew. */
export function addPages(runs: PageRuns, next: readonly ExtractedPage[]): PageRuns {
  const open = runs.segments.at(-1) ?? []
  const pages = [...open.flatMap((run) => run.pages), ...next.map(heldPage)]
  const known = new Map(open.map((run) => [run.pages[0]?.number, run]))
  const segments = pageSegments(pages).map((segment) =>
    partsOf(segment as HeldPage[]).map((part): PageRun => {
      const same = known.get(part[0]?.number)
      return same?.pages.length === part.length ? same : { pages: part, chunks: undefined }
    }),
  )
  return {
    revisionId: runs.revisionId,
    pages: runs.pages + next.length,
    segments: [...runs.segments.slice(0, -1), ...segments],
  }
}

/** The chunks of a run, the same as the import will store but for their ids and ordinals. They are cut once. */
export function cutRun(revisionId: string, run: PageRun, countTokens: (text: string) => number): readonly CutChunk[] {
  const first = (run.pages[0]?.number ?? 0) * ordinalsPerPage
  run.chunks ??= chunkPages(run.pages, countTokens).map((draft) => {
    const ordinal = first + draft.ordinal
    const chunk = { ...draft, ordinal, id: `${revisionId}:read-${ordinal}`, revisionId }
    return { chunk, folded: foldPage(passageText(draft), []) }
  })
  return run.chunks
}

function partsOf(pages: readonly HeldPage[]): HeldPage[][] {
  const parts: HeldPage[][] = []
  for (const page of pages) {
    const last = parts.at(-1)?.at(-1)
    if (last && !partsChunks(last, page)) parts.at(-1)?.push(page)
    else parts.push([page])
  }
  return parts
}

function heldPage({ number, text, source, blocks }: ExtractedPage): HeldPage {
  return {
    number,
    text,
    source,
    blocks,
    folded: foldPage(
      text,
      blocks.flatMap((block) => block.headingPath),
    ),
  }
}
