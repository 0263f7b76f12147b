import { child, elements, type MarkupElement } from '../markup-tree.ts'
import { formatNumber } from './number-format.ts'

type Level = { format: string; text: string; start: number }
type List = { counters: string; levels: Map<number, Level>; restarts: Map<number, number> }

/** Counts the numbered paragraphs of a document and gives each its printed label, such as `1.2(a)`. */
export type Numbering = {
  /** The label of the next paragraph of a list, undefined for a bullet; '' where it prints none. */
  next(numberingId: string, level: number): string | undefined
}

/** Numbering of a document (ECMA-376 part 1, 17.9). Lists of one abstract definition go on counting together. */
export function readNumbering(part: MarkupElement | undefined): Numbering {
  const lists = readLists(child(part, 'w:numbering'))
  const counters = new Map<string, number[]>()
  const restarted = new Set<string>()
  return {
    next(numberingId, level) {
      const list = lists.get(numberingId)
      const own = list?.levels.get(level)
      if (!list || !own || own.format === 'bullet') return undefined
      const counts = counters.get(list.counters) ?? []
      counters.set(list.counters, counts)
      const restart = list.restarts.get(level)
      if (restart !== undefined && !restarted.has(`${numberingId} ${level}`)) {
        restarted.add(`${numberingId} ${level}`)
        counts[level] = restart - 1
      }
      counts[level] = (counts[level] ?? own.start - 1) + 1
      counts.length = level + 1
      return own.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const shown = list.levels.get(at)
        return formatNumber(counts[at] ?? shown?.start ?? 1, shown?.format ?? 'decimal')
      })
    },
  }
}

function readLists(root: MarkupElement | undefined): Map<string, List> {
  const abstracts = new Map(
    elements(root, 'w:abstractNum').map((list) => [list.attributes['w:abstractNumId'] ?? '', readLevels(list)]),
  )
  const lists = new Map<string, List>()
  for (const list of elements(root, 'w:num')) {
    const abstractId = child(list, 'w:abstractNumId')?.attributes['w:val'] ?? ''
    const levels = new Map(abstracts.get(abstractId))
    const restarts = new Map<number, number>()
    for (const override of elements(list, 'w:lvlOverride')) {
      const at = Number(override.attributes['w:ilvl'])
      for (const [level, own] of readLevels(override)) levels.set(level, own)
      const start = child(override, 'w:startOverride')?.attributes['w:val']
      if (start !== undefined) restarts.set(at, Number(start))
    }
    lists.set(list.attributes['w:numId'] ?? '', { counters: abstractId, levels, restarts })
  }
  return lists
}

function readLevels(holder: MarkupElement): Map<number, Level> {
  return new Map(
    elements(holder, 'w:lvl').map((level) => [
      Number(level.attributes['w:ilvl']),
      {
        format: child(level, 'w:numFmt')?.attributes['w:val'] ?? 'decimal',
        text: child(level, 'w:lvlText')?.attributes['w:val'] ?? '',
        start: Number(child(level, 'w:start')?.attributes['w:val'] ?? 1),
      },
    ]),
  )
}
