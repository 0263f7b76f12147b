import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { TextStore } from '../../ports/text-store.ts'
import { recentValues } from '../../recent-values.ts'
import { datesIn } from '../facts/dates.ts'
import { wordsOf } from '../words/words.ts'

/** What a document says of itself first: folded words of its title and file name and of its beginning, and the dates there. */
export type DocumentHead = {
  title: readonly string[]
  /** Title, file name and beginning, each word between single spaces, one at both ends. */
  words: string
  /** `year-month-day` with `*` for what is not said. */
  dates: readonly string[]
  years: ReadonlySet<string>
}

const headLength = 2000
const kept = recentValues<DocumentHead>(2000)

/** The head of a document. Those looked at last are remembered: text of a revision never changes, a title may. */
export function headOf(text: Pick<TextStore, 'page'>, { revisionId, title, path }: ScopedDocument): DocumentHead {
  return kept.of(`${revisionId} ${title} ${path}`, () => {
    const beginning = (text.page(revisionId, 1)?.text ?? '').slice(0, headLength)
    const name = path.split(/[\\/]/).at(-1) ?? ''
    const whole = `${title}\n${name}\n${beginning}`
    return {
      title: [...foldedWords(title), ...foldedWords(name)],
      words: ` ${foldedWords(whole).join(' ')} `,
      dates: datesIn(whole).flatMap(({ values }) => values),
      years: new Set(whole.match(/\b(?:19|20)\d\d\b/g) ?? []),
    }
  })
}

/** The folded words of a text; an extension at its end is no word of a title. */
export function foldedWords(text: string): string[] {
  return wordsOf(text.replace(/\.[a-z][a-z0-9]{1,4}$/i, '').replace(/_/g, ' ')).map((word) => word.folded)
}
