import type { FlowBlock } from '../flow.ts'
import { jsonTokens } from './json-tokens.ts'
import { layOutJson } from './lay-out-json.ts'
import { hasLongLine, linesOf } from './lines-of.ts'
import { partCode } from './part-code.ts'

/** A run of a text under one heading: a member whose value is an object or a list, or simple members side by side. */
type Section = { heading: string; start: number; end: number }

/** Longer headings name no more members. */
const longestHeading = 80

/**
 * Blocks of a JSON file: headings by the members of the top-level object. A text with a line that no one could read is
 * laid out anew; all others stay as they are.
 */
export function* partJson(text: string): Generator<FlowBlock> {
  let done = 0
  for (const { heading, start, end } of sectionsOf(text, hasLongLine(text))) {
    yield* partText(text.slice(done, start))
    yield { kind: 'heading', text: heading, level: 1 }
    yield* partText(text.slice(start, end))
    done = end
  }
  yield* partText(text.slice(done))
}

function partText(text: string): Generator<FlowBlock> {
  return partCode(hasLongLine(text) ? layOutJson(text) : linesOf(text), 'json')
}

/**
 * The members of the top-level object, simple ones that follow each other as one section. Sections are whole lines,
 * unless they may begin `anywhere`.
 */
function* sectionsOf(text: string, anywhere: boolean): Generator<Section> {
  let depth = 0
  let simple: Section | undefined
  let key: { name: string; start: number } | undefined
  let hasContainer = false
  let isFirst = true
  for (const { type, text: token, start } of jsonTokens(text)) {
    if (isFirst && token !== '{') return
    isFirst = false
    if (token === '{' || token === '[') {
      if (depth === 1) hasContainer = true
      depth += 1
    } else if (token === '}' || token === ']') depth -= 1
    else if (depth === 1 && type === 'string' && !key && (anywhere || beginsLine(text, start))) {
      key = { name: nameOf(token), start }
    }
    const ends = (depth === 1 && token === ',') || depth === 0
    if (!ends || !key) continue
    const last = depth === 0 ? start : start + 1
    const end = anywhere ? last : endOfLine(text, last)
    if (hasContainer) {
      if (simple) yield simple
      simple = undefined
      yield { heading: key.name, start: key.start, end }
    } else if (simple) {
      if (simple.heading.length < longestHeading) simple.heading += `, ${key.name}`
      simple.end = end
    } else simple = { heading: key.name, start: key.start, end }
    key = undefined
    hasContainer = false
    if (depth === 0) break
  }
  if (simple) yield simple
}

function beginsLine(text: string, start: number): boolean {
  return text.slice(text.lastIndexOf('\n', start) + 1, start).trim() === ''
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : end
}

function nameOf(token: string): string {
  try {
    const name: unknown = JSON.parse(token)
    if (typeof name === 'string' && name.trim() !== '') return name.slice(0, longestHeading).toWellFormed()
  } catch {
    // A key with a mistake in it is shown as it is written.
  }
  return token.slice(0, longestHeading).toWellFormed()
}
