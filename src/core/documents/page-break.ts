import type { Block } from '../../api/document.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import { blocksOf } from './page-blocks.ts'

type Page = Pick<ExtractedPage, 'text' | 'blocks'>

/** Whether a text has no sentence's end, so that what stands on the next page may go on with it. */
export function mayGoOn(end: string, start: string): boolean {
  return !/[.!?:;…。！？]["'”’»)\]]*$/u.test(end) && /[\p{Ll}\p{N}(]/u.test(start)
}

/**
 * Whether no chunk can hold text of both pages, nor one's headings stand above the other's text: no paragraph goes on,
 * and no heading is last or said again. Pages parted so may be cut into chunks apart. Says no where it is not sure.
 */
export function partsChunks(page: Page, next: Page): boolean {
  const last = blocksOf(page).findLast((block) => visible(page, block) !== '')
  const first = blocksOf(next).find((block) => visible(next, block) !== '')
  if (!last || !first || mayHead(page, last)) return false
  if (mayHead(next, first) && pathUnder(next, first).join('\n') === last.headingPath.join('\n')) return false
  const flows = last.kind === first.kind && (last.kind === 'paragraph' || last.kind === 'list-item')
  return !flows || !mayGoOn(visible(page, last), visible(next, first).slice(0, 1))
}

/** A heading, or a paragraph whose last line has a line break after it and so may be taken for one. */
function mayHead(page: Page, { kind, start, end }: Block): boolean {
  return kind === 'heading' || (kind === 'paragraph' && /\n\s*$/.test(page.text.slice(start, end)))
}

function pathUnder(page: Page, block: Block): readonly string[] {
  return block.kind === 'heading' ? [...block.headingPath, visible(page, block)] : block.headingPath
}

function visible(page: Page, { start, end }: Pick<Block, 'start' | 'end'>): string {
  return page.text.slice(start, end).trim()
}
