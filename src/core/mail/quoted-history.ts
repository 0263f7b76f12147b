import {
  isAttribution,
  isFromField,
  isFullAttribution,
  isOtherField,
  isSeparator,
  isTrailer,
  mayBeginAttribution,
} from './history-marks.ts'

/** A line of a body without its quote marks; `depth` counts them (or the quoting elements of HTML around it). */
export type QuoteLine = { text: string; depth: number }

/**
 * A stretch of lines, `end` exclusive. `mark`: how the earlier message is announced, `start` to `bodyStart`, on one
 * line; undefined for what the sender wrote. `depth`: the quote marks that the stretch has throughout.
 */
export type HistoryPart = { start: number; bodyStart: number; end: number; mark: string | undefined; depth: number }

/**
 * Parts a body into what was written and the earlier messages below it, in order, without loss: each part begins where
 * the one before ends. Answers written between quoted lines keep them: those are no history.
 */
export function splitHistory(lines: readonly QuoteLine[]): HistoryPart[] {
  const followers = followersOf(lines)
  const starts: HistoryPart[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const start = historyStart(lines, at, followers)
    if (!start || (start.mark === '' && isAnnounced(lines, at, starts.at(-1)))) continue
    starts.push(start)
    at = Math.max(at, start.end - 1)
  }
  const first = starts[0]?.start ?? lines.length
  const own = { start: 0, bodyStart: 0, end: first, mark: undefined, depth: 0 }
  const parts = starts.map((part, index) => ({ ...part, end: starts[index + 1]?.start ?? lines.length }))
  return first === 0 && parts.length > 0 ? parts : [own, ...parts]
}

type Followers = { next: Int32Array; shallower: Int32Array }

/**
 * For each line: the next one that is not blank, and the first after it, not blank, that is quoted less deeply than it
 * is; `lines.length` where there is none. Both in linear time.
 */
function followersOf(lines: readonly QuoteLine[]): Followers {
  const next = new Int32Array(lines.length).fill(lines.length)
  const shallower = new Int32Array(lines.length).fill(lines.length)
  const open: number[] = []
  let following = lines.length
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    next[at] = following
    if (isBlank(lines[at])) continue
    const depth = lines[at]?.depth ?? 0
    while (open.length > 0 && (lines[open.at(-1) ?? 0]?.depth ?? 0) >= depth) open.pop()
    shallower[at] = open.at(-1) ?? lines.length
    open.push(at)
    following = at
  }
  return { next, shallower }
}

function historyStart(lines: readonly QuoteLine[], at: number, followers: Followers): HistoryPart | undefined {
  if (isBlank(lines[at])) return undefined
  return separatorStart(lines, at, followers) ?? fieldsStart(lines, at, followers) ?? quoteStart(lines, at, followers)
}

/** `-----Original Message-----`, with the fields below it. */
function separatorStart(lines: readonly QuoteLine[], at: number, followers: Followers): HistoryPart | undefined {
  const line = lines[at]
  if (!line || !isSeparator(line.text.trim())) return undefined
  const next = followers.next[at] ?? lines.length
  const fields = fieldsStart(lines, next, followers)
  const name = line.text.replace(/^[-\s]+|[-\s:]+$/g, '')
  if (fields)
    return { ...fields, start: at, mark: `${name}, ${fields.mark}`, depth: Math.min(line.depth, fields.depth) }
  return isAnswered(lines, next, followers)
    ? undefined
    : { start: at, bodyStart: at + 1, end: at + 1, mark: name, depth: line.depth }
}

/** `From: … / Sent: … / To: … / Subject: …`: three fields or more. */
function fieldsStart(lines: readonly QuoteLine[], at: number, followers: Followers): HistoryPart | undefined {
  const first = lines[at]
  if (!first || !isFromField(first.text.trim())) return undefined
  const marks = [first.text]
  let [count, end] = [1, at + 1]
  // A long list of recipients may wrap; eight lines hold any such block.
  for (let next = at + 1; next < Math.min(lines.length, at + 9); next += 1) {
    const line = lines[next]
    if (!line || line.depth !== first.depth || (isBlank(line) && count >= 3)) break
    if (!isOtherField(line.text.trim())) continue
    if (count === 1) marks.push(line.text)
    count += 1
    end = next + 1
  }
  if (count < 3 || isAnswered(lines, at, followers)) return undefined
  const mark = marks.map((text) => withoutBold(text)).join(', ')
  return { start: at, bodyStart: at, end, mark, depth: first.depth }
}

/** `On … wrote:` over at most four lines, with deeper quoted lines after it, or alone where it says who and when. */
function quoteStart(lines: readonly QuoteLine[], at: number, followers: Followers): HistoryPart | undefined {
  const first = lines[at]
  if (!first) return undefined
  let text = ''
  for (let last = at; last < Math.min(lines.length, at + 4); last += 1) {
    const line = lines[last]
    if (!line || line.depth !== first.depth || isBlank(line)) break
    text = `${text} ${line.text.trim()}`.trim()
    if (isAttribution(text)) return attributionStart(lines, at, last, text, followers)
    if (last === at && !mayBeginAttribution(text)) break
  }
  return bareQuote(lines, at, followers)
}

function attributionStart(
  lines: readonly QuoteLine[],
  at: number,
  last: number,
  text: string,
  followers: Followers,
): HistoryPart | undefined {
  const depth = lines[at]?.depth ?? 0
  const next = followers.next[last] ?? lines.length
  const quoted = (lines[next]?.depth ?? 0) > depth
  if (!quoted && !isFullAttribution(text)) return undefined
  if (isAnswered(lines, next, followers)) return undefined
  const mark = text.replace(/[\s:：]+$/, '')
  return { start: at, bodyStart: last + 1, end: last + 1, mark, depth: quoted ? depth + 1 : depth }
}

/** Quoted lines to the end of the text, after what the sender wrote, without a word about whose they are. */
function bareQuote(lines: readonly QuoteLine[], at: number, followers: Followers): HistoryPart | undefined {
  const depth = lines[at]?.depth ?? 0
  if (depth !== 1 || isAnswered(lines, at, followers) || precededByQuote(lines, at)) return undefined
  return { start: at, bodyStart: at, end: at, mark: '', depth }
}

/** Whether quoted lines are those that the part before announces. */
function isAnnounced(lines: readonly QuoteLine[], at: number, before: HistoryPart | undefined): boolean {
  return before !== undefined && lines.slice(before.bodyStart, at).every(isBlank)
}

function precededByQuote(lines: readonly QuoteLine[], at: number): boolean {
  let before = at - 1
  while (before >= 0 && isBlank(lines[before])) before -= 1
  return before >= 0 && (lines[before]?.depth ?? 0) > 0
}

/**
 * Whether something was written, less deeply quoted, after the quoted lines that begin at `at`: an answer, unless it
 * announces an older message itself or is a signature or a list's footer.
 */
function isAnswered(lines: readonly QuoteLine[], at: number, followers: Followers): boolean {
  const after = followers.shallower[at] ?? lines.length
  const line = lines[after]
  if (!line) return false
  const text = line.text.trim()
  return !isTrailer(text) && !isSeparator(text) && !isFromField(text) && !isAttribution(text)
}

function isBlank(line: QuoteLine | undefined): boolean {
  return !line || line.text.trim() === ''
}

function withoutBold(text: string): string {
  return text.replaceAll('*', '').trim()
}
