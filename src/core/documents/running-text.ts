import type { FlowBlock } from './flow.ts'

/** Headers and footers of all pages as a document shows them once: each text once, page numbers left out. */
export function runningText(blocks: readonly FlowBlock[]): FlowBlock[] {
  const seen = new Set<string>()
  return blocks.filter(({ text }) => {
    const isNew = !seen.has(text) && /\p{L}{2}/u.test(text) && !/^page *\d*( of \d*)?$/i.test(text)
    seen.add(text)
    return isNew
  })
}
