import type { ExtractedPage } from '../ports/extracted-page.ts'
import type { Member } from '../ports/members.ts'
import type { ReadEvent, WholeFile } from '../ports/read-event.ts'
import { type ReadDeps, readBytes } from './read-bytes.ts'

/** What goes from a child to its host at once is bounded, whatever a small file unpacks to. */
const mostCharacters = 1 << 20
const mostMembers = 200

/**
 * Reads a small document in one go; undefined where it gives more than is handed over at once, or nothing at all. Throws
 * what `readBytes` throws.
 */
export async function readWhole(
  deps: ReadDeps,
  bytes: Uint8Array,
  { name, maxBytes }: { name: string; maxBytes: number },
  signal: AbortSignal,
): Promise<WholeFile | undefined> {
  const pages: ExtractedPage[] = []
  const members: Member[] = []
  let opened: Extract<ReadEvent, { type: 'opened' }> | undefined
  let characters = 0
  for await (const event of readBytes(deps, bytes, name, signal, maxBytes)) {
    switch (event.type) {
      case 'opened':
        opened = event
        break
      case 'page-read':
        pages.push(event.page)
        characters += event.page.text.length
        break
      case 'member-found':
        members.push(event.member)
        break
      case 'finished': {
        const isEmpty = members.length === 0 && pages.every((page) => page.text.trim() === '' && !page.waiting)
        if (!opened || isEmpty) return undefined
        const { kind, title } = opened
        const { type: _, ...read } = event
        return { kind, title, pages, members, ...read }
      }
    }
    if (characters > mostCharacters || members.length > mostMembers) return undefined
  }
  return undefined
}
