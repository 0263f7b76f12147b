import { z } from 'zod'
import { DeletionReceipt } from '../deletion-receipt.ts'
import { Collection, DocumentRow, Scope } from '../document.ts'
import { DocumentFilter } from '../document-filter.ts'
import { ErrorCode } from '../error.ts'
import { LibraryCheck } from '../library-check.ts'
import { LibraryFacets } from '../library-facets.ts'
import type { Method } from '../method.ts'
import { PageHealth } from '../page-health.ts'
import { nothing } from './nothing.ts'

/**
 * Which rows of the library table, in which order. `text` is a part of title or path, in any case; `reason`: one that
 * `library.health` counts; `grouped`: of the versions and copies of one file the newest that fits, for all of them.
 */
const listed = z.strictObject({
  collectionId: z.string().optional(),
  needsALook: z.boolean().optional(),
  reason: z.union([ErrorCode, z.enum(['unreadable', 'garbled'])]).optional(),
  text: z.string().optional(),
  filter: DocumentFilter.optional(),
  grouped: z.boolean().optional(),
  sort: z.enum(['title', 'kind', 'status', 'pages', 'size', 'added', 'modified']).default('added'),
  descending: z.boolean().default(true),
  offset: z.int().min(0).default(0),
})

/** The library as a whole. */
export const libraryMethods = {
  /** Counts and collections for the sidebar. `needsALook` counts failed and warned files. */
  'library.overview': {
    input: nothing,
    output: z.strictObject({ documents: z.int(), needsALook: z.int(), collections: z.array(Collection) }),
  },
  /** A page of the library table. `total` counts its rows, `older` the documents that stand behind them. */
  'library.list': {
    input: listed.extend({ limit: z.int().min(1).max(1000).default(200) }),
    output: z.strictObject({ total: z.int(), older: z.int(), documents: z.array(DocumentRow) }),
  },
  /** All versions and copies of the files of documents, themselves included, the newest first. */
  'library.versions': { input: z.strictObject({ documentIds: z.array(z.string()) }), output: z.array(DocumentRow) },
  /**
   * Ids of the rows of the library table, for selections that reach beyond what was read of it. `versionsOf`: of these
   * documents and the other versions of their files alone.
   */
  'library.ids': {
    input: listed.extend({ limit: z.int().min(1).optional(), versionsOf: z.array(z.string()).optional() }),
    output: z.array(z.string()),
  },
  /** How the text of all pages was obtained, and why files were not read or not wholly, most frequent first. */
  'library.health': {
    input: nothing,
    output: z.strictObject({
      documents: z.int(),
      pages: PageHealth,
      failed: z.int(),
      byReason: z.array(z.strictObject({ code: ErrorCode, count: z.int() })),
    }),
  },
  /** Takes documents out of the library; they can be restored for 30 seconds, then are deleted for good. */
  'library.remove': { input: z.strictObject({ documentIds: z.array(z.string()).min(1) }), output: nothing },
  'library.restore': { input: z.strictObject({ documentIds: z.array(z.string()).min(1) }), output: nothing },
  /** Deletes documents at once and for good, with their members, and proves it. Errors: `library-in-use`. */
  'library.delete': { input: z.strictObject({ documentIds: z.array(z.string()).min(1) }), output: DeletionReceipt },
  /** What a scope's documents are like, for filters. */
  'library.facets': { input: z.strictObject({ scope: Scope }), output: LibraryFacets },
  /** Checks what the stores promise each other. Reads everything, changes nothing; minutes in a large library. */
  'library.check': { input: nothing, output: LibraryCheck },
  /** Makes again from the stored text what a check finds, and says what is left. Errors: `library-in-use`. */
  'library.repair': { input: nothing, output: LibraryCheck },
} satisfies Record<string, Method>
