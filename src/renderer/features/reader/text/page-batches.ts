/** Pages asked for at once. */
export const BATCH_PAGES = 10

/** The call input that holds a page: the batch of ten that it stands in. */
export function batchOf(documentId: string, number: number, pages: number) {
  const from = Math.floor((number - 1) / BATCH_PAGES) * BATCH_PAGES + 1
  return { documentId, from, to: Math.min(from + BATCH_PAGES - 1, Math.max(pages, 1)) }
}
