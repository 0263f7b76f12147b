import { formatNumber } from '../docx/number-format.ts'
import type { ListLevel } from './styles.ts'

/** How far a list has been counted, level by level. */
export type ListState = { counts: (number | undefined)[] }

const formats: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
}

/**
 * What is printed before the next item of a level, counted from 0: `-` for a bullet, '' for nothing. The state counts
 * on, deeper levels begin anew; `start` sets the count.
 */
export function nextLabel(
  list: ListState,
  levels: readonly (ListLevel | undefined)[],
  level: number,
  start: number | undefined,
): string {
  const own = levels[level]
  list.counts.length = Math.min(list.counts.length, level + 1)
  list.counts[level] = start ?? (list.counts[level] ?? (own?.start ?? 1) - 1) + 1
  if (!own || own.bullet) return '-'
  if (own.format === '') return ''
  const parts: string[] = []
  for (let at = Math.max(0, level + 1 - own.shown); at <= level; at += 1) {
    const shown = levels[at]
    const format = at === level ? own.format : (shown?.format ?? '')
    if (format === '') continue
    parts.push(formatNumber(list.counts[at] ?? shown?.start ?? 1, formats[format] ?? 'decimal'))
  }
  return `${own.prefix}${parts.join('.')}${own.suffix}`.trim()
}
