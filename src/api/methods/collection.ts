import { z } from 'zod'
import { Collection } from '../document.ts'
import { DocumentFilter } from '../document-filter.ts'
import type { Method } from '../method.ts'
import { nothing } from './nothing.ts'

/** Collections. */
export const collectionMethods = {
  /**
   * Makes a collection, within another one or at the top, a smart one where a filter is given. `id`: of the one that it
   * was before it was removed, so that what refers to it goes on. Errors:
   * `collection-exists` (beside it), `collection-not-found` (the one it is to lie in).
   */
  'collection.create': {
    input: z.strictObject({
      id: z.uuid().optional(),
      name: z.string().trim().min(1),
      parentId: z.string().optional(),
      filter: DocumentFilter.optional(),
    }),
    output: Collection,
  },
  /**
   * Changes what is given; `parentId` null moves it to the top. Errors: `collection-exists`, `collection-not-found`,
   * `collection-within-itself`, `collection-not-smart` (a filter for one whose documents were put into it).
   */
  'collection.change': {
    input: z.strictObject({
      collectionId: z.string(),
      name: z.string().trim().min(1).optional(),
      parentId: z.string().nullable().optional(),
      filter: DocumentFilter.optional(),
    }),
    output: Collection,
  },
  /**
   * Removes the collection, never its documents; collections that lie in it move to where it was. Says which documents
   * were put into it, for making it again.
   */
  'collection.remove': {
    input: z.strictObject({ collectionId: z.string() }),
    output: z.strictObject({ documentIds: z.array(z.string()) }),
  },
  /** Errors: `collection-not-found`, `collection-smart`. */
  'collection.addDocuments': {
    input: z.strictObject({ collectionId: z.string(), documentIds: z.array(z.string()) }),
    output: nothing,
  },
  'collection.removeDocuments': {
    input: z.strictObject({ collectionId: z.string(), documentIds: z.array(z.string()) }),
    output: nothing,
  },
} satisfies Record<string, Method>
