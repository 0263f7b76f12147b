import { factsOf } from '../../answer/facts/facts-of.ts'
import { fold } from '../../answer/words/fold.ts'

/** Languages that write every noun with a capital, so that a capital says nothing of a name. */
const capitalNouns: ReadonlySet<string> = new Set(['de', 'lb'])

/**
 * Whether a sentence in another language holds the numbers, dates and names of its source: every figure of either stands in the
 * other, every name of the source of several words stands in it as it is, and it names none that the source does not.
 */
export function numbersAgree(said: string, source: string, language: string): boolean {
  const [own, other] = [figuresOf(said), figuresOf(source)]
  if (own.some((figure) => !other.includes(figure)) || other.some((figure) => !own.includes(figure))) return false
  const folded = fold(said)
  const names = factsOf(source).filter(({ kind, loose, text }) => kind === 'name' && !loose && /\s/.test(text))
  if (names.some(({ text }) => !lastWords(text).some((word) => folded.includes(fold(word))))) return false
  return capitalNouns.has(language) || unknownNames(said, source).length === 0
}

/** Runs of digits without the marks that part them, which differ from language to language; leading zeros say nothing. */
function figuresOf(text: string): string[] {
  return [...text.matchAll(/\d+(?:[.,'\u2019\u00a0\u202f]\d+)*/g)].map(([figure]) =>
    figure.replace(/\D/g, '').replace(/^0+(?=\d)/, ''),
  )
}

function lastWords(name: string): string[] {
  return name.split(/\s+/).filter((word) => word.length > 2)
}

/** Words with a capital inside a sentence that do not begin as a word of the source does. */
function unknownNames(said: string, source: string): string[] {
  const known = new Set((fold(source).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, 3)))
  const inside = [...said.matchAll(/(?<=[\p{Ll}\p{N},;:] )\p{Lu}[\p{L}\p{M}]+/gu)].map(([word]) => word)
  return inside.filter((word) => !known.has(fold(word).slice(0, 3)))
}
