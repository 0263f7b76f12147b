import type { AnswerSentence, Difference } from '../../api/answer.ts'
import type { QuickAction } from '../../api/quick.ts'
import { checkSentence } from '../answer/check/check-sentence.ts'
import { sourcesOf } from '../answer/check/sources.ts'
import { wordsOf } from '../answer/words/words.ts'
import { wholeOf } from './given-place.ts'

/** What says the same in other words; the others say things of their own, of which the values alone are held against the text. */
const faithful: ReadonlySet<QuickAction> = new Set(['summarise', 'shorter', 'politer', 'plainer'])
const valueKinds: readonly Difference['kind'][] = ['number', 'date', 'address', 'name']
/** In another language capitals and names are written otherwise. */
const translatedKinds: readonly Difference['kind'][] = ['number', 'date', 'address']

/** How people are addressed, which is no part of their names. */
const forms: ReadonlySet<string> = new Set('dear hello hi mr mrs ms miss dr prof sir madam herr frau'.split(' '))

/**
 * The check of an action's sentences against the text it was done on. All are shown; `differs` names numbers, dates and
 * names that the text does not have, and, where the action is to say the same, what else differs.
 */
export function checkAction(action: QuickAction, text: string): (sentence: string) => AnswerSentence {
  const sources = sourcesOf([wholeOf(text)], '')
  const words = new Set(wordsOf(text).map(({ folded }) => folded))
  const isThere = (name: string) => wordsOf(name).every(({ folded }) => forms.has(folded) || words.has(folded))
  const kinds = action === 'translate' ? translatedKinds : valueKinds
  return (sentence) => {
    const { differs = [], ...checked } = checkSentence(sentence, sources, [], false)
    const added = differs
      .filter(({ kind, said }) => kind !== 'name' || !isThere(said))
      .filter(({ kind, source }) => kinds.includes(kind) && (checked.support === 'none' || source === ''))
    const marks = faithful.has(action) ? differs : added
    const support = faithful.has(action) || marks.length > 0 ? checked.support : 'none'
    return { ...checked, support, shown: true, ...(marks.length === 0 ? {} : { differs: marks }) }
  }
}
