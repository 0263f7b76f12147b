import type { MarkupElement } from '../markup-tree.ts'
import { formatNumber } from './number-format.ts'
import { type NumberingList, readLists } from './numbering-lists.ts'

/** What stands before a numbered paragraph: its printed label and what parts it from the text; a bullet has no label. */
export type ListLabel = { type: 'number'; label: string; separator: '' | ' ' } | { type: 'bullet' }

/**
 * What says at which level (from 0) a paragraph stands, the first that is there: the paragraph, the level that is linked
 * to one of its styles, its style.
 */
export type ListPlace = {
  own?: number | undefined
  styles?: readonly (string | undefined)[]
  inherited?: number | undefined
}

/** Counts the numbered paragraphs of one story (the body, a header, the text boxes) in reading order. */
export type NumberingCounter = {
  /** The label of the next paragraph of a list, such as `1.2(a)`; undefined where the list does not exist. */
  next(numberingId: string, place: ListPlace): ListLabel | undefined
}

/** Numbering of a document: `counter` begins a new story. */
export type Numbering = { counter(): NumberingCounter }

const deepestLevel = 8

/**
 * Numbering of a document (ECMA-376 part 1, 17.9). Lists of one abstract definition go on counting together; a start
 * override restarts a list's levels where the list is first used.
 */
export function readNumbering(
  part: MarkupElement | undefined,
  numberingIdOfStyle: (styleId: string) => string | undefined,
): Numbering {
  const lists = readLists(part, numberingIdOfStyle)
  return { counter: () => countLists(lists) }
}

/** Begins to count the paragraphs of lists, by the id that paragraphs name. */
export function countLists(lists: ReadonlyMap<string, NumberingList>): NumberingCounter {
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return {
    next(numberingId, place) {
      const list = lists.get(numberingId)
      if (!list) return undefined
      const linked = place.styles
        ?.map((style) => list.levelOfStyle.get(style ?? ''))
        .find((level) => level !== undefined)
      const level = Math.min(deepestLevel, Math.max(0, place.own ?? linked ?? place.inherited ?? 0))
      const counts = counters.get(list.counters) ?? []
      counters.set(list.counters, counts)
      if (!begun.has(numberingId)) {
        begun.add(numberingId)
        for (const at of list.restarted) counts[at] = undefined
      }
      const own = list.levels.get(level)
      if (!own) return { type: 'number', label: '', separator: ' ' }
      count(list, counts, level)
      if (own.format === 'bullet') return { type: 'bullet' }
      const label = own.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const shown = list.levels.get(at)
        if (at > level || !shown) return ''
        const isPlain = own.isLegal && shown.format !== 'none' && shown.format !== 'decimalZero'
        return formatNumber(counts[at] ?? shown.start, isPlain ? 'decimal' : shown.format, shown.pattern)
      })
      return { type: 'number', label, separator: own.suffix === 'nothing' ? '' : ' ' }
    },
  }
}

/** One more at a level. Levels above that were skipped count as used once; those below begin anew as they say. */
function count(list: NumberingList, counts: (number | undefined)[], level: number): void {
  for (let above = 0; above < level; above += 1) counts[above] ??= list.levels.get(above)?.start
  const before = counts[level]
  counts[level] = before === undefined ? (list.levels.get(level)?.start ?? 1) : before + 1
  for (let below = level + 1; below <= deepestLevel; below += 1) {
    const after = list.levels.get(below)?.restartAfter ?? below
    if (level < after) counts[below] = undefined
  }
}
