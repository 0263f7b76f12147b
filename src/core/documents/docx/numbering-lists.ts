import { child, elements, type MarkupElement } from '../markup-tree.ts'
import { isOn, valueOf } from './values.ts'

/** A level of a list (ECMA-376 part 1, 17.9.6). */
export type NumberingLevel = {
  /** `w:numFmt`, and its pattern where that is `custom`. */
  format: string
  pattern: string | undefined
  /** The label's text, with `%1` for the number of the first level. */
  text: string
  start: number
  suffix: string
  /** All numbers of the label are printed as decimals. */
  isLegal: boolean
  /** The level begins anew after each level before this one (from 0), so 0 is never; undefined: after any above it. */
  restartAfter: number | undefined
  styleId: string | undefined
}

/** A list that paragraphs name by its id. */
export type NumberingList = {
  /** Lists of the same value count together. */
  counters: string
  levels: ReadonlyMap<number, NumberingLevel>
  /** Levels whose counters begin anew where this list is first used. */
  restarted: readonly number[]
  levelOfStyle: ReadonlyMap<string, number>
}

/** The lists of a numbering part by `w:numId`. */
export function readLists(
  part: MarkupElement | undefined,
  numberingIdOfStyle: (styleId: string) => string | undefined,
): ReadonlyMap<string, NumberingList> {
  const root = child(part, 'w:numbering')
  const instances = new Map(elements(root, 'w:num').map((list) => [list.attributes['w:numId'] ?? '', list]))
  const abstracts = new Map(
    elements(root, 'w:abstractNum').map((list) => [list.attributes['w:abstractNumId'] ?? '', list]),
  )
  const abstractOf = (instance: MarkupElement | undefined) => abstracts.get(valueOf(instance, 'w:abstractNumId') ?? '')
  const linkedTo = (styleId: string): MarkupElement | undefined =>
    abstractOf(instances.get(numberingIdOfStyle(styleId) ?? '')) ??
    [...abstracts.values()].find((list) => valueOf(list, 'w:styleLink') === styleId)
  const lists = new Map<string, NumberingList>()
  for (const [id, instance] of instances) {
    const own = abstractOf(instance)
    const link = valueOf(own, 'w:numStyleLink')
    const abstract = (link === undefined ? undefined : linkedTo(link)) ?? own
    if (abstract) lists.set(id, readList(instance, abstract))
  }
  return lists
}

function readList(instance: MarkupElement, abstract: MarkupElement): NumberingList {
  const levels = readLevels(abstract)
  const restarted: number[] = []
  for (const override of elements(instance, 'w:lvlOverride')) {
    const at = Number(override.attributes['w:ilvl'])
    for (const own of readLevels(override).values()) levels.set(at, own)
    const start = Number(valueOf(override, 'w:startOverride') ?? Number.NaN)
    const level = levels.get(at)
    if (!Number.isInteger(start) || !level) continue
    levels.set(at, { ...level, start })
    restarted.push(at)
  }
  const levelOfStyle = new Map(
    [...levels].flatMap(([at, { styleId }]) => (styleId === undefined ? [] : [[styleId, at] as const])),
  )
  return { counters: abstract.attributes['w:abstractNumId'] ?? '', levels, restarted, levelOfStyle }
}

/** Word allows far less; more on each paragraph would be an attack on memory. */
const longestLabel = 120

function readLevels(holder: MarkupElement): Map<number, NumberingLevel> {
  return new Map(elements(holder, 'w:lvl').map((level) => [Number(level.attributes['w:ilvl']), readLevel(level)]))
}

function readLevel(level: MarkupElement): NumberingLevel {
  // A pattern that older programs do not know stands in the first branch of `mc:AlternateContent`.
  const choice = child(child(level, 'mc:AlternateContent'), 'mc:Choice')
  const format = child(choice, 'w:numFmt') ?? child(level, 'w:numFmt')
  const restart = valueOf(level, 'w:lvlRestart')
  return {
    format: format?.attributes['w:val'] ?? 'decimal',
    pattern: format?.attributes['w:format'],
    text: (valueOf(level, 'w:lvlText') ?? '').slice(0, longestLabel).toWellFormed(),
    start: wholeNumber(valueOf(level, 'w:start')) ?? 0,
    suffix: valueOf(level, 'w:suff') ?? 'tab',
    isLegal: isOn(child(level, 'w:isLgl')),
    restartAfter: wholeNumber(restart),
    styleId: valueOf(level, 'w:pStyle'),
  }
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined
}
