import type { Settings } from '../../api/settings.ts'
import { pageWords } from '../../messages/page-words.ts'
import { oneLine } from './one-line.ts'
import type { ReaderPlace } from './reader-store.ts'

export type CitationStyle = Settings['citationStyle']
type Citable = Pick<ReaderPlace, 'title' | 'path' | 'headingPath' | 'spans'>

/** The innermost heading, "§ 7.2 Termination" where it is numbered; '' where there is none. */
export function sectionOf(headingPath: readonly string[]): string {
  const heading =
    headingPath
      .at(-1)
      ?.trim()
      .replace(/(?<=\p{L})\.$/u, '') ?? ''
  return /^\d/.test(heading) ? `§ ${heading}` : heading
}

/** The number of the innermost numbered heading, "§ 7.2"; '' where there is none. */
export function sectionNumberOf(headingPath: readonly string[]): string {
  const number = headingPath
    .toReversed()
    .map((heading) => /^\d+(?:\.\d+)*(?:\([a-z\d]+\))*/i.exec(heading.trim())?.[0])
    .find((found) => found !== undefined)
  return number === undefined ? '' : `§ ${number}`
}

/** A title without the ending of a file name. */
export function plainTitle(title: string): string {
  return title.replace(
    /\.(pdf|docx?|docm|odt|rtf|pptx?|odp|epub|md|markdown|txt|html?|mht|mhtml|eml|msg|xls[xmb]?|ods|csv|tsv)$/i,
    '',
  )
}

/** Where words stand, in a citation style: "Lease, § 7.2, p. 5", "Lease", or "Lease, p. 5 (/path/lease.pdf)". */
export function sourceText(place: Citable, style: CitationStyle): string {
  const title = plainTitle(place.title)
  switch (style) {
    case 'place':
      return [title, sectionNumberOf(place.headingPath), pageWords(place, 'short')]
        .filter((part) => part !== '')
        .join(', ')
    case 'title':
      return title
    case 'footnote':
      return `${[title, sectionOf(place.headingPath), pageWords(place, 'short')].filter((part) => part !== '').join(', ')}. ${place.path}`
  }
}

/** Words with their source for the clipboard: “words” (Lease, § 7.2, p. 5). */
export function pinpoint(words: string, place: Citable, style: CitationStyle): string {
  const quoted = `“${oneLine(words)}”`
  return style === 'footnote' ? `${quoted}\n${sourceText(place, style)}` : `${quoted} (${sourceText(place, style)})`
}
