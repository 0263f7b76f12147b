import { exceptionsOf } from '../check/exceptions.ts'
import { negationsOf } from '../check/negations.ts'
import { functionWords } from '../words/function-words.ts'
import { wordsOf } from '../words/words.ts'
import { grammarText } from './grammar-text.ts'
import type { Opener } from './opener.ts'

type Token = { text: string; comma: string; start: number; end: number; opens: boolean; kept: boolean }

const opening =
  /^(in|on|at|by|for|from|with|to|during|between|under|after|before|since|through|within|into|against|among|across|as|where|when|while|which|who|that|and|or|but|because|including|such|via|per|whereas|although|so)$/i
const auxiliary = /^(is|are|was|were|has|have|had|will|would|can|could|may|must|should)$/i
const verbal = /^(?!.*(ss|us|is|ous|ics)$)\p{Ll}+(s|ed)$/u
const be = /^(is|are|was|were|been)$/i
const helpers = [be, /^(has|have|had)$/i, /^(will|would|can|could|may|might|must|should)$/i]
const joint = /^(and|or|but|however|unless|if|also|thus|therefore|for|so|because|although|which|this|these|it)$/i
const mostTokens = 90

/** A fact on one line, with the loose punctuation of tokenised text drawn to its words. */
export function tidyLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,;:.!?%)\]])/g, '$1')
    .replace(/([([]) /g, '$1')
    .replace(/ (['\u2019]s)\b/g, '$1')
    .replace(/ @([.,-])@ /g, '$1')
    .trim()
}

/**
 * A GBNF grammar for one sentence that goes through a fact's words in their order and may leave out whole phrases, but
 * no exception and no negation. The sentence has the opener already and goes on where the fact speaks of it: at a verb
 * after a noun, at a value after an auxiliary. Undefined where the fact has no such place.
 */
export function compressionGrammar(line: string, opener: Opener): string | undefined {
  const tokens = tokensOf(line)
  if (tokens.length < 4) return undefined
  const lead = opener.kind === 'none' ? leadOf(tokens) : { length: 0, moved: '' }
  const starts = opener.kind === 'none' ? [lead.length] : entriesAfter(tokens, opener)
  if (starts.length === 0) return undefined
  const root =
    opener.kind === 'none'
      ? `${grammarText(capital(tokens[lead.length]?.text ?? ''))} sn${lead.length}`
      : starts.map((at) => `s${at}`).join(' | ')
  return [`root ::= ${root}`, ...rulesOf(tokens, 's', grammarText(`${lead.moved}.`))].join('\n')
}

/**
 * A GBNF grammar for one sentence that joins two neighbouring facts with "and" and may leave out whole phrases of each.
 * Undefined where one of them is too short or too long to be joined.
 */
export function fusionGrammar(first: string, second: string): string | undefined {
  const [one, two] = [tokensOf(first), tokensOf(second)]
  const fits = (tokens: readonly Token[]) => tokens.length >= 5 && tokens.length <= 32
  const [head, next] = [one[0], two[0]]
  if (!head || !next || !fits(one) || !fits(two) || joint.test(next.text) || /[|\\]/.test(first + second))
    return undefined
  const lower = functionWords.has(next.text.toLowerCase()) || /ly$/.test(next.text)
  const start = lower ? next.text.toLowerCase() : next.text
  return [
    `root ::= ${grammarText(capital(head.text))} sn0`,
    ...rulesOf(one, 's', `${grammarText(`, and ${start}`)} tn0`),
    ...rulesOf(two, 't', '"."'),
  ].join('\n')
}

/** Rules of a fact's tokens under a letter; `stop` is what follows the last one said. */
function rulesOf(tokens: readonly Token[], letter: string, stop: string): string[] {
  const rules = [`${letter}stop ::= ${stop}`]
  tokens.forEach((token, at) => {
    rules.push(
      `${letter}${at} ::= ${grammarText(` ${token.text}`)} ${letter}n${at}`,
      `${letter}n${at} ::= ${onward(tokens, at, letter).join(' | ')}`,
    )
  })
  return rules
}

/**
 * Words before a sentence's main clause: a phrase of time or place moves to the end, a connective of up to three words
 * goes. Nothing is taken where it negates, or makes an exception.
 */
function leadOf(tokens: readonly Token[]): { length: number; moved: string } {
  const none = { length: 0, moved: '' }
  const at = tokens.slice(0, 7).findIndex((token) => token.comma !== '')
  if (at < 0 || at > tokens.length - 5 || tokens.slice(0, at + 1).some((token) => token.kept)) return none
  const next = tokens[at + 1]
  if (next === undefined || /^(and|or|but|which|who|that)$/i.test(next.text) || tokens[at + 1]?.comma !== '')
    return none
  const words = tokens.slice(0, at + 1).map((token) => token.text)
  if (/^(in|on|at|during|after|before|since|by|from)$/i.test(words[0] ?? '')) {
    const [first = '', ...rest] = words
    return { length: at + 1, moved: ` ${[first.toLowerCase(), ...rest].join(' ')}` }
  }
  return at < 3 && words.every((word) => !/\d/.test(word)) ? { length: at + 1, moved: '' } : none
}

/** Tokens at which a sentence that begins with the opener may go on. */
function entriesAfter(tokens: readonly Token[], opener: Opener): number[] {
  const last = wordsOf(opener.text).findLast((word) => word.content)?.stem
  const from = tokens.findIndex((token) => wordsOf(token.text).at(-1)?.stem === last)
  if (from < 0) return []
  const places = tokens.map((_, at) => at).filter((at) => at > from)
  const token = (at: number) => tokens[at]?.text ?? ''
  if (opener.kind === 'verb') return places.slice(0, 1)
  if (opener.kind === 'noun') {
    if (inPhrase(tokens, opener)) return []
    const next = from + 1
    const direct = tokens[from]?.comma === '' && (auxiliary.test(token(next)) || verbal.test(token(next)))
    const resumed = places.filter((at) => auxiliary.test(token(at)) && tokens[at - 1]?.comma !== '').slice(0, 1)
    return direct ? [next, ...resumed] : resumed
  }
  const doing = places.filter((at) => opener.next !== undefined && wordsOf(token(at))[0]?.stem === opener.next)
  if (doing.length > 0) return doing
  const helper = wordsOf(opener.text).at(-1)?.folded ?? ''
  const kin = helpers.find((group) => group.test(helper)) ?? be
  const value = (text: string) => /^[-$€£]?\d/.test(text) && !/^(1[5-9]|20)\d\d$/.test(text)
  return places.filter(
    (at) => kin.test(token(at - 1)) || (kin === be && (value(token(at)) || /^include/.test(token(at - 1)))),
  )
}

/** Whether the opener's words stand inside a larger phrase of the fact ("a gain for Reykjavik"), so that its verb is not theirs. */
function inPhrase(tokens: readonly Token[], opener: Opener): boolean {
  const first = wordsOf(opener.text).find((word) => word.content)?.stem
  const at = tokens.findIndex((token) => wordsOf(token.text)[0]?.stem === first)
  const before = tokens
    .slice(Math.max(0, at - 2), Math.max(0, at))
    .filter((token) => !/^(the|a|an|its|their)$/i.test(token.text))
  return /^(of|in|on|at|for|by|from|with|to|during|between|under|over|about|after|before|'s)$/i.test(
    before.at(-1)?.text ?? '',
  )
}

/** What may follow a token: the next one; where a phrase opens next, any later phrase, or the end. */
function onward(tokens: readonly Token[], at: number, letter: string): string[] {
  const next = tokens[at + 1]
  if (next === undefined) return [`${letter}stop`]
  const comma = tokens[at]?.comma ?? ''
  const ways = aside(tokens, at + 1) ? [] : [`${comma === '' ? '' : `${grammarText(comma)} `}${letter}${at + 1}`]
  if (!next.opens) return ways
  for (let to = at + 2; to < tokens.length && !tokens[to - 1]?.kept; to++) {
    if (comma === '' && tokens[to - 1]?.comma !== '') break
    if (tokens[to]?.opens) ways.push(`${letter}${to}`)
  }
  if (at > 2 && !tokens.slice(at + 1).some((token) => token.kept)) ways.push(`${letter}stop`)
  return ways.length > 0 ? ways : [`${letter}${at + 1}`]
}

/** Whether a relative clause or bracket between commas opens here, with more of the sentence after it. */
function aside(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const opens =
    tokens[at]?.text.startsWith('(') || (before?.comma === ',' && /^(which|who)$/.test(tokens[at]?.text ?? ''))
  const close = tokens.slice(at).findIndex((token) => token.text.endsWith(')') || token.comma === ',')
  const inside = tokens.slice(at, at + close + 1)
  return (
    Boolean(opens) &&
    close >= 0 &&
    at + close < tokens.length - 3 &&
    !inside.some((token) => token.kept || /\d/.test(token.text))
  )
}

function tokensOf(line: string): Token[] {
  const kept = [
    ...exceptionsOf(line).map((exception) => {
      const start = line.indexOf(exception.text)
      return { start, end: start + exception.text.length }
    }),
    ...negationsOf(line, wordsOf(line)),
  ]
  const tokens: Token[] = []
  for (const match of line.matchAll(/\S+/g)) {
    const [, text = '', comma = ''] = /^(.*?)([,;:]*)$/.exec(match[0]) ?? []
    if (text === '' || /^[|\u2014\u2013=-]+$/.test(text)) continue
    const before = tokens.at(-1)
    const between = line.slice(before?.end ?? 0, match.index)
    const opens =
      opening.test(text) ||
      (before !== undefined && (before.comma !== '' || /[^\s]/.test(between) || /\)$/.test(before.text))) ||
      text.startsWith('(')
    const end = match.index + match[0].length
    tokens.push({
      text,
      comma,
      start: match.index,
      end,
      opens,
      kept: kept.some((range) => match.index < range.end && end > range.start),
    })
    if (tokens.length === mostTokens) break
  }
  const last = tokens.at(-1)
  if (last) last.text = last.text.replace(/[.!?]+$/, '')
  return tokens
}

/** Whether a fact states something: it ends as a sentence does and asks nothing. */
export function isStatement(line: string): boolean {
  const asks =
    /\?["'\u201d\u2019)]*$/.test(line) ||
    /^(what|how|who|which|when|where|why)\s+(is|are|was|were|do|does|did|much|many)\b/i.test(line)
  return !asks && /[.!:;]["'\u201d\u2019)]*$/.test(line)
}

/** Whether a fact reads as rows of a table; its words make no sentence. */
export function isTabular(line: string): boolean {
  const tokens = line.split(/\s+/)
  const values = tokens.filter((token) => /^[-$€£(]*\d[\d.,%)]*$/.test(token)).length
  return (line.match(/\|/g)?.length ?? 0) > 1 || (values > 5 && values > tokens.length / 4)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
