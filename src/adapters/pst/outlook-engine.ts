import type { OutlookEngine } from '../../core/ports/outlook-engine.ts'

/** Reads Outlook data files by pst-extractor, which is loaded when the first one is met. */
export const outlookEngine: OutlookEngine = {
  async *items(path) {
    const { outlookItems } = await import('./outlook-items.ts')
    yield* outlookItems(path)
  },
}
