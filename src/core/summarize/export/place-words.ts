import type { Citation } from '../../../api/answer.ts'

/** What an export says of a place: as much of a citation as the cell of a table has, too. */
export type ExportedPlace = Omit<Citation, 'number'>

/** Where words stand: "Lease, § 7.2, p. 5". */
export function placeWords({ title, headingPath, spans, kind, pageLabel }: ExportedPlace): string {
  const pages = [...new Set(spans.map(({ page }) => page))]
  return [plainTitle(title), sectionNumber(headingPath), pageName(pages, kind, pageLabel)]
    .filter((part) => part !== '')
    .join(', ')
}

/** A title without the ending of a file's name. */
export function plainTitle(title: string): string {
  return title.replace(/(?<=.)\.[A-Za-z][A-Za-z0-9]{1,7}$/, '')
}

function sectionNumber(headingPath: readonly string[]): string {
  const number = headingPath
    .toReversed()
    .map((heading) => /^\d+(?:\.\d+)*/.exec(heading.trim())?.[0])
    .find((found) => found !== undefined)
  return number === undefined ? '' : `§ ${number}`
}

function pageName(pages: readonly number[], kind: ExportedPlace['kind'], label: string | undefined): string {
  if (pages.length === 0) return ''
  const named = pages.length === 1 && label !== undefined
  const list = pages.join(', ')
  switch (kind) {
    case 'pptx':
    case 'odp':
      return `${pages.length === 1 ? 'slide' : 'slides'} ${list}`
    case 'sheet':
      return named ? `sheet ${label}` : `${pages.length === 1 ? 'sheet' : 'sheets'} ${list}`
    case 'epub':
      return named ? label : `${pages.length === 1 ? 'chapter' : 'chapters'} ${list}`
    default:
      return `${pages.length === 1 ? 'p.' : 'pp.'} ${list}`
  }
}
