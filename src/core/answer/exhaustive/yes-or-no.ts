import { wordsOf } from '../words/words.ts'
import type { PlannedColumn } from './column-plan.ts'
import { conceptsOf } from './concepts.ts'
import type { AskedSentence } from './document-sentences.ts'

/** What a sentence says to a claim; `sure`: it says it without a condition. */
export type Polarity = { yes: boolean; sure: boolean }

const refusals =
  /\b(?:not|no|never|neither|nor|cannot|prohibit(?:s|ed)?|forbid(?:s|den)?|excluded|without (?:any|the right)|kein(?:e[nrsm]?)?|nicht|untersagt|verboten|ausgeschlossen|unzulässig)\b/giu
const conditions =
  /\b(?:unless|except|only|provided that|subject to|without the (?:prior |written |express )*(?:consent|approval|permission)|if|(?:requires?|needs?|with) (?:the )?(?:(?:landlord|owner|other party)['’]?s? )?(?:prior |written |express )*(?:consent|approval|permission)|bedarf|sofern|nur|außer|ausser|ohne (?:vorherige |schriftliche )*(?:zustimmung|genehmigung|erlaubnis)|es sei denn|vorbehaltlich)\b/iu
const mentions = /^(?:mention|contain|include|name|say|refer|erwähn|enthalt|enthält|nenn)/iu
/** Words between a refusal and what it refuses, at most. */
const reach = 7

/** Whether a sentence affirms or refuses what a column claims. Only to name a thing is to mention it. */
export function polarityOf(asked: PlannedColumn, sentence: AskedSentence): Polarity {
  if (mentions.test(asked.query)) return { yes: true, sure: sentence.held >= 0.99 }
  const words = wordsOf(sentence.text)
  const about = words.flatMap((word, at) =>
    [...conceptsOf(word.text)].some((concept) => asked.concepts.has(concept)) ? [at] : [],
  )
  const refused = [...sentence.text.matchAll(refusals)].some(({ index }) => {
    const at = words.findIndex((word) => word.start >= index)
    return about.some((place) => Math.abs(place - at) <= reach)
  })
  return { yes: !refused, sure: sentence.held >= 0.99 && !conditions.test(sentence.text) }
}
