import { isParticiple, isSureVerb, mainClauses } from './clauses.ts'
import { followsNumber, holding, type Place, type TaggedSentence } from './cut.ts'

/** Words that lead from what was said before. */
const link =
  /^(?:however|moreover|furthermore|in addition|additionally|finally|also|therefore|thus|hence|in fact|in short|to summari[sz]e|in summary|well|accordingly|consequently|as a result|in particular|indeed|similarly|likewise|meanwhile|nonetheless|nevertheless|further|first|second|third|lastly|in other words|of course|for the avoidance of doubt|among other things|as (?:described|discussed|noted|stated|mentioned|set (?:forth|out)|explained|shown)\b[^,;:.]{0,60}),\s+(?=\p{L})/iu
/** Phrases between commas that offices put in without saying more. */
const filler =
  /,\s*(?:from time to time|as the case may be|as applicable|without limitation|among other things|for the avoidance of doubt|of course)(?=[,.;])(?:,(?=\s))?/giu
const lightAdverb =
  /^(?:also|significantly|hereby|very|really|actually|basically|definitely|certainly|simply|highly|extremely|quite|greatly|strongly|truly)$/
const turned = /\b(?:not|no|never|nor|less|more|as|so|how)\b|n['’]t/iu

/** What goes without anything of the matter: links, brackets, fillers, adverbs of degree, "that is" before a participle. */
export function slightCuts(sentence: TaggedSentence): Place[] {
  return [
    ...links(sentence),
    ...brackets(sentence),
    ...fillers(sentence),
    ...adverbs(sentence),
    ...reducedClauses(sentence),
    ...participles(sentence),
    ...pairs(sentence),
  ]
}

function links({ text }: TaggedSentence): Place[] {
  const match = link.exec(text)
  if (match === null) return []
  const [first = ''] = text.slice(match[0].length)
  return [{ start: 0, end: match[0].length + first.length, instead: first.toUpperCase() }]
}

/** Asides and short names; no numbering, no word such as "(loss)", no alternative, and nothing that says what a number counts. */
function brackets({ text, words }: TaggedSentence): Place[] {
  return [...text.matchAll(/\s+\([^()]*\)(?=[\s,.;:?!]|$)/gu)].flatMap((match) => {
    const inside = match[0].trim().slice(1, -1)
    const isName = /["“”„]/.test(inside) || /^\p{Lu}[\p{Lu}&]+$/u.test(inside)
    const count = inside.match(/\p{L}{2,}/gu)?.length ?? 0
    if ((count < 2 && !isName) || holding.test(inside) || /^or\b/i.test(inside)) return []
    const at = words.findIndex(({ start }) => start > match.index)
    if (!isName && followsNumber(words, at)) return []
    return [{ start: match.index, end: match.index + match[0].length }]
  })
}

function fillers({ text }: TaggedSentence): Place[] {
  return [...text.matchAll(filler)].map(({ 0: { length }, index }) => ({ start: index, end: index + length }))
}

function adverbs({ text, words }: TaggedSentence): Place[] {
  return words.flatMap((word, at) => {
    const [before, next] = [words[at - 1], words[at + 1]]
    if (!lightAdverb.test(word.low) || !before || !next || turned.test(text.slice(0, word.start))) return []
    if (/^(?:CCONJ|PUNCT)$/.test(before.pos) || /^(?:CCONJ|PUNCT)$/.test(next.pos)) return []
    return [{ start: before.end, end: word.end }]
  })
}

/** "the data that are provided by you": the two words that can go. */
function reducedClauses({ words }: TaggedSentence): Place[] {
  return words.flatMap((word, at) => {
    const [before, be, participle, after] = [words[at - 1], words[at + 1], words[at + 2], words[at + 3]]
    if (!/^(?:that|which|who)$/.test(word.low) || !/^(?:is|are|was|were)$/.test(be?.low ?? '')) return []
    if (!before || !be || !participle || !/NOUN|PROPN/.test(before.pos)) return []
    return isParticiple(participle) && after?.pos === 'ADP' ? [{ start: before.end, end: be.end }] : []
  })
}

/** "a gain resulting from the sale", "the risks described in Item 1A": the participle, where the sentence has its verb elsewhere. */
function participles({ words }: TaggedSentence): Place[] {
  if (mainClauses(words, 0, words.length, isSureVerb) < 1) return []
  return words.flatMap((word, at) => {
    const [before, after] = [words[at - 1], words[at + 1]]
    if (before?.pos !== 'NOUN' || !after) return []
    const from = /^(?:resulting|arising|stemming)$/.test(word.low) && after.low === 'from'
    const within = /^(?:included|contained|described|located|situated)$/.test(word.low) && after.low === 'in'
    return from || within ? [{ start: before.end, end: word.end }] : []
  })
}

/** "both" before two things, "directly and indirectly". */
function pairs({ text, words }: TaggedSentence): Place[] {
  return words.flatMap((word, at) => {
    const [before, next, third, after] = [words[at - 1], words[at + 1], words[at + 2], words[at + 3]]
    if (!before || !next || turned.test(text.slice(0, word.start))) return []
    if (word.low === 'directly' && next.low === 'and' && third?.low === 'indirectly' && after?.pos === 'VERB')
      return [{ start: before.end, end: third.end }]
    const rest = text.slice(next.start)
    const joins = /^[^,;.]{1,60}\band\b/u.test(rest) && /^(?:DET|PROPN|ADP)$/.test(next.pos)
    return word.low === 'both' && joins ? [{ start: before.end, end: word.end }] : []
  })
}
