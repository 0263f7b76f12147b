import type { FlowBlock } from './flow.ts'

/** Headers and footers of all pages as a document shows them once: each text once, page numbers left out. */
export function runningText(blocks: readonly FlowBlock[]): FlowBlock[] {
  const seen = new Set<string>()
  return blocks.filter(({ text }) => {
    const isNew = !seen.has(text) && isMoreThanPageNumber(text)
    seen.add(text)
    return isNew
  })
}

function isMoreThanPageNumber(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !pageNumber.test(text)
}

const pageNumber =
  /^\W*(page|seite|página|pagina|pag\.|side|sida|sivu|strona|strana|oldal|stránka|стр\.?|страница|σελίδα)\P{L}*((of|von|de|sur|di|av|af|van|z|ze|из|από)\P{L}*)?$/iu
