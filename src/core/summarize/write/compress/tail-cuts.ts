import { beginsClause, isSureVerb, mainClauses, skipAdverbs } from './clauses.ts'
import { commas, followsNumber, holding, isList, type Place, sentenceEnd, type TaggedSentence } from './cut.ts'
import type { TaggedWord } from './tag-words.ts'

/** Participles whose phrase adds to what is said: it does not say how or on what terms. */
const adding =
  /^(?:driven|offset|led|followed|caused|fuel(?:l)?ed|helped|attributed|accompanied|prompted|mitigated|compared|reflecting|resulting|making|allowing|enabling|leading|causing|marking|bringing|moving|highlighting|showing|suggesting|indicating|demonstrating|representing|contributing|creating)$/
const subordinate =
  /^(?:if|when|where|whenever|while|although|though|because|unless|until|once|as|since|after|before|should|provided)$/
/** What happened, in a sentence that lays nothing down: its cause is no condition. */
const happened = /\b(?:was|were|had|rose|fell|grew|lost|\p{L}+ed)\b/u
const laysDown = /\b(?:shall|must|may|can|will|should|is|are|has|have|who|which|that)\b/iu
const modal = /\b(?:shall|must|may|can|will|should)\b/iu
const cause =
  /\s(?:due (?:primarily |mainly |largely |in part )?to|(?:primarily |mainly |largely )(?:due to|because of|driven by|as a result of)|because of|as a result of)\s/iu

/** What stands behind a whole sentence up to its end: an addition, a second main clause, the cause of what happened. */
export function tailCuts(sentence: TaggedSentence): Place[] {
  return [...additions(sentence), ...examples(sentence), ...clauses(sentence), ...causes(sentence)]
}

/** ", which ...", ", including ...", ", reflecting ...". */
function additions({ text, words }: TaggedSentence): Place[] {
  const end = sentenceEnd(words)
  return commas(words).flatMap((comma) => {
    if (comma < 3 || !opensTail(text, words, comma)) return []
    const tail = text.slice(words[comma]?.end, words[end]?.start)
    if (holding.test(tail) || /[;:]/.test(tail) || !isWholeBefore(words, comma, end)) return []
    return [upTo(text, words, comma, end)]
  })
}

/** "any damages including ...", "services such as ...": examples of many, without a comma before them. */
function examples({ text, words }: TaggedSentence): Place[] {
  const end = sentenceEnd(words)
  for (let at = 4; at < end - 1; at++) {
    const [before, word] = [words[at - 1], words[at]]
    const opens = word?.low === 'including' || (word?.low === 'such' && words[at + 1]?.low === 'as')
    if (!opens || !before || !/^(?:NOUN|PROPN)$/.test(before.pos)) continue
    const isAny = words.slice(Math.max(0, at - 6), at).some(({ low }) => /^(?:any|all|other|every)$/.test(low))
    const tail = text.slice(before.end, words[end]?.start)
    if (!(isAny || /[^s]s$/.test(before.low)) || holding.test(tail) || /[;:]/.test(tail)) continue
    if (!isList(words, at + 1, end) || !isWholeBefore(words, at, end)) continue
    return [{ start: before.end, end: words[end]?.start ?? text.length }]
  }
  return []
}

function opensTail(text: string, words: readonly TaggedWord[], comma: number): boolean {
  const at = skipAdverbs(words, comma + 1)
  const [before, first, next] = [words[comma - 1], words[at], words[at + 1]]
  if (first === undefined || before === undefined) return false
  const tail = text.slice(first.start)
  // "a rent of 900 euros, which includes heating"
  if (/^which (?:includ|exclud|compris|cover)/i.test(tail) && /\d/.test(text.slice(0, first.start))) return false
  if (/^(?:which|who|whose|whereas|thereby|consistent)$/.test(first.low)) return true
  if (first.pos === 'ADP' && /^(?:which|whom)$/.test(next?.low ?? '')) return true
  if (
    /^(?:the (?:first|second|last|latter)|each|some|all|most|many|both|one|two|three) of (?:which|whom)\b/i.test(tail)
  )
    return true
  if (first.low === 'where') return /NOUN|PROPN/.test(before.pos)
  if (/^(?:including|namely)$/.test(first.low) || (first.low === 'such' && next?.low === 'as'))
    return !followsNumber(words, comma) && isList(words, at + 1, sentenceEnd(words))
  if (/^(?:due|because|primarily|mainly)$/.test(first.low)) return tells(text.slice(0, before.end))
  if (first.low === 'as' && first.pos === 'SCONJ') return next?.pos !== 'VERB' && !modal.test(tail)
  if (!adding.test(first.low) || next === undefined || /^(?:PUNCT|CCONJ)$/.test(next.pos)) return false
  return !isListed(words, comma, first)
}

/** Whether a participle stands in a list of its like: "by showing, making, or selling". */
function isListed(words: readonly TaggedWord[], comma: number, { low }: TaggedWord): boolean {
  const form = low.endsWith('ing') ? /ing$/ : /ed$/
  const isForm = (at: number) => words[at]?.pos === 'VERB' && form.test(words[at]?.low ?? '')
  const joined = (at: number) => words[at]?.pos === 'CCONJ' || words[at]?.low === ','
  if (form.test(low) && isForm(comma - 1)) return true
  return low.endsWith('ing') && words.some((_, at) => at !== comma && joined(at) && isForm(skipAdverbs(words, at + 1)))
}

/** Whether a sentence tells what happened, so that its cause can go: of a rule it may be the condition. */
function tells(head: string): boolean {
  return happened.test(head) && !laysDown.test(head) && !holding.test(head)
}

/** Whether a main clause stands before a place: one with a sure verb, or one with any where none follows that could be the verb. */
function isWholeBefore(words: readonly TaggedWord[], place: number, end: number): boolean {
  if (subordinate.test(words[0]?.low ?? '') && !hasMainAfterComma(words, place)) return false
  if (mainClauses(words, 0, place, isSureVerb) > 0) return true
  return mainClauses(words, 0, place) > 0 && mainClauses(words, place + 1, end, isSureVerb) <= 0
}

/** Whether a main clause stands behind a comma and before a place. */
function hasMainAfterComma(words: readonly TaggedWord[], place: number): boolean {
  return commas(words).some((comma) => comma < place - 2 && mainClauses(words, comma + 1, place) > 0)
}

/** "; the buyer ...", ", and we will notify you". */
function clauses({ text, words }: TaggedSentence): Place[] {
  const end = sentenceEnd(words)
  for (let at = 4; at < end - 2; at++) {
    const word = words[at]
    const isSemicolon = word?.low === ';'
    const isJoint = word?.low === ',' && words[at + 1]?.low === 'and'
    if (word === undefined || (!isSemicolon && !isJoint)) continue
    const [head, rest] = [text.slice(0, word.start), text.slice(word.end, words[end]?.start)]
    if (holding.test(rest) || /:|\(\w{1,3}\)/.test(head)) continue
    if (isSemicolon && mainClauses(words, at + 1, end, isSureVerb) < 1) continue
    if (isJoint && !beginsClause(words, at + 2)) continue
    if (isJoint && (/\bthat\b/i.test(head) || endsList(words, at))) continue
    if (isWholeBefore(words, at, at)) return [upTo(text, words, at, end)]
  }
  return []
}

/** Whether the words before a comma may be part of a list: another comma stands before them, and no verb between the two. */
function endsList(words: readonly TaggedWord[], comma: number): boolean {
  const before = commas(words).findLast((at) => at < comma)
  return before !== undefined && !words.slice(before, comma).some((_, at) => isSureVerb(words, before + at))
}

/** "due primarily to lower sales". */
function causes({ text, words }: TaggedSentence): Place[] {
  const end = sentenceEnd(words)
  const match = cause.exec(text)
  if (match === null) return []
  const at = words.findIndex(({ start }) => start > match.index)
  const [head, tail] = [text.slice(0, match.index), text.slice(match.index, words[end]?.start)]
  if (at < 5 || /[;:]/.test(tail) || holding.test(tail) || !tells(head)) return []
  if (/\b(?:was|were|been)$|,$/i.test(head) || !isWholeBefore(words, at, end)) return []
  return [{ start: match.index, end: words[end]?.start ?? text.length }]
}

function upTo(text: string, words: readonly TaggedWord[], from: number, end: number): Place {
  return { start: words[from]?.start ?? 0, end: words[end]?.start ?? text.length }
}
