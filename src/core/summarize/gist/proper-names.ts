import { fold } from '../../answer/words/fold.ts'

/** A run of capitalised words on one line; `words` with their place in the text. */
export type NameRun = { start: number; end: number; words: { text: string; start: number; end: number }[] }

const run =
  /(?<![\p{L}\p{N}@./_-])(?:\p{Lu}[\p{L}\p{M}\p{N}'’-]*\.?|\p{Lu}\.)(?:(?:[^\S\n]+(?:(?:of|the|for|de|del|della|di|da|do|dos|la|le|van|von|der|den|zu|und|y|bin|al)[^\S\n]+){0,3}|[^\S\n]*&[^\S\n]*)(?:\p{Lu}[\p{L}\p{M}\p{N}'’-]*\.?|\p{Lu}\.))*/gu

/** Runs of capitalised words of a text; small words of names may stand within. A full stop stays with initials and short titles alone. */
export function nameRuns(text: string): NameRun[] {
  return [...text.matchAll(run)].flatMap(({ index, 0: own }) => {
    const words = [...own.matchAll(/[^\s&]+|&/g)].map(({ index: at, 0: word }) => ({
      text: word,
      start: index + at,
      end: index + at + word.length,
    }))
    return partsOf(words).map((part) => ({ start: part[0]?.start ?? 0, end: part.at(-1)?.end ?? 0, words: part }))
  })
}

type Words = NameRun['words']
const abbreviated =
  /^(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Co|Inc|Corp|Ltd|Lt|Col|Gen|Gov|Sen|Rep|Capt|Rev|Hon|No|Bros)\.$/u

/** A run ends at a full stop that ends a sentence; the stop itself goes, unless it belongs to an abbreviation within. */
function partsOf(words: Words): Words[] {
  const parts: Words[] = [[]]
  words.forEach((word, at) => {
    const last = at === words.length - 1
    const stops = word.text.endsWith('.')
    const keeps = stops && abbreviated.test(word.text) && !last
    const bare = stops && !keeps ? { ...word, text: word.text.slice(0, -1), end: word.end - 1 } : word
    parts.at(-1)?.push(/['’]s$/.test(bare.text) ? { ...bare, text: bare.text.slice(0, -2), end: bare.end - 2 } : bare)
    if ((stops && !keeps) || /['’]s$/.test(bare.text)) parts.push([])
  })
  return parts.filter((part) => part.length > 0)
}

/** A word of a name for comparing: no stops, no accents, lower case. */
export function nameWord(word: string): string {
  return fold(word).replace(/\./g, '')
}
