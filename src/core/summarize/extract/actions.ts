import type { SummaryChoice, SummaryPart, SummarySentence } from '../../../api/summary.ts'
import { saysTheSame } from '../rank/alike.ts'
import type { RankedSentence } from '../rank/ranked-sentence.ts'
import type { RankedSource } from './read-source.ts'
import { ownSentence } from './summary-sentence.ts'
import { compare, dateOf, orderOf } from './timeline.ts'

const usualEntries = 12
/** Words by which somebody has to do something. */
const duty =
  /\b(?:must|shall|ha(?:s|ve) to|need(?:s|ed)? to|(?:is|are) (?:required|obliged|obligated|asked|requested) to|agrees? to|undertakes? to|please|deadline|due (?:on|by|date)|no later than|action items?|to-do|muss|müssen|hat .{1,60} zu \p{L}+en|haben .{1,60} zu \p{L}+en|(?:ist|sind) verpflichtet|verpflichtet sich|bitte|spätestens|frist)\b/iu
/** What reads like a duty and is none: definitions, legal effects, guesses. */
const noDuty =
  /\b(?:shall (?:mean|include|be (?:deemed|construed|governed|interpreted|entitled|effective|binding|null)|have the (?:meaning|right)|apply|survive|not (?:be (?:liable|deemed|construed)|apply))|must (?:have|be) been|must be (?:true|noted)|please (?:see|note|refer|visit)|need not|have to do with)\b/iu
const actor =
  /^(?:(?:.{0,160}[,;:]\s+)|(?:(?:if|when|where|unless|upon|after|before|during)\b.{0,160}?,\s+))?(?<who>(?:the |each |every |all |any |both |der |die |das )?[\p{L}\p{N}&.'’“”" -]{2,60}?)\s+(?:must|shall|ha(?:s|ve) to|needs? to|(?:is|are) (?:required|obliged|obligated|asked|requested) to|agrees? to|undertakes? to|muss|müssen|(?:ist|sind) verpflichtet|verpflichtet sich)\b/iu
const mostWords = 6
/** Words that no one is called by. */
const nobody = /^(?:it|this|that|these|those|there|which|who|what|such|and|or|but|also|nothing|es|dies)\b/i
/** Small words that may stand between who has a duty and the word that says so. */
const between = /(?:\s+(?:also|only|still|just|then|now|always|therefore|hereby|auch|nur|stets|jeweils))+$/i
/** Words that stand in clauses, not in what somebody is called. */
const clause =
  /\b(?:that|which|who|whom|whether|because|than|as|to|is|are|was|were|has|have|had|says?|said|thinks?|dass|die|weil|ob|ist|sind|hat)\b/i
/** How what is called by several words begins where that is no name. */
const begins =
  /^(?:the|each|every|all|any|both|no|either|neither|my|our|your|his|her|their|der|die|das|jeder|jede|alle|beide|ein|eine)\s/i
/** Before a date by which something is to be done. */
const deadline =
  /\b(?:by|until|before|no later than|on or before|not later than|due(?: on| by| date)?:?|deadline(?: is| of| for .{1,40})?:?|bis(?: zum)?|spätestens(?: am| bis)?|fällig(?: am)?|vor dem)\s*(?:the\s+)?$/i

type Entry = { read: RankedSource; sentence: RankedSentence; who?: string; date?: { text: string; value: string } }

/** What somebody has to do: those with a deadline first, in the order of these, then the others as they stand. */
export function actionParts(read: readonly RankedSource[], choice: SummaryChoice, next: () => number): SummaryPart[] {
  const found = read.flatMap((one) => {
    const order = orderOf(one)
    return one.ranked.flatMap((sentence): Entry[] => {
      if (!duty.test(sentence.text) || noDuty.test(sentence.text) || sentence.text.endsWith('?')) return []
      const date = dateOf(sentence.text, order, one.source.language)
      const who = whoOf(sentence.text)
      const isDeadline = date && deadline.test(sentence.text.slice(0, sentence.text.indexOf(date.text)))
      return [{ read: one, sentence, ...(who ? { who } : {}), ...(isDeadline ? { date } : {}) }]
    })
  })
  const worth = ({ sentence, who, date }: Entry) => sentence.score * (date ? 2.5 : 1) * (who ? 1.3 : 1)
  const best: Entry[] = []
  for (const entry of found.toSorted((one, other) => worth(other) - worth(one))) {
    if (best.length >= (choice.bullets ?? usualEntries)) break
    if (!best.some(({ sentence }) => saysTheSame(sentence, entry.sentence))) best.push(entry)
  }
  const place = ({ read: one, sentence }: Entry) => read.indexOf(one) * 1e6 + sentence.order
  const sentences = best
    .sort((one, other) => compare(one.date?.value ?? '9', other.date?.value ?? '9') || place(one) - place(other))
    .map(
      ({ read: { source }, sentence, who, date }): SummarySentence => ({
        ...ownSentence(source, sentence, next()),
        ...(who ? { who } : {}),
        ...(date ? { date } : {}),
      }),
    )
  return sentences.length === 0 ? [] : [{ heading: '', level: 1, sentences }]
}

/** Whose duty a sentence names, as its words stand there; undefined where that is not clear. */
export function whoOf(text: string): string | undefined {
  const who = actor.exec(text)?.groups?.['who']?.trim().replace(between, '')
  if (
    who === undefined ||
    who.split(' ').length > mostWords ||
    nobody.test(who) ||
    clause.test(who.replace(begins, '')) ||
    (/^\p{Ll}\S*\s/u.test(who) && !begins.test(who)) ||
    /^(?:if|when|unless|to|in|on|for|of|by|am|im|an|auf|bei|bis|ab|vor|nach|wenn|falls)\b/i.test(who)
  )
    return undefined
  return who
}
