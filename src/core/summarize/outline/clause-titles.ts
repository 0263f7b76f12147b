import { oneLine } from '../one-line.ts'
import type { Unit } from './unit.ts'

/** A numbered clause that begins with its title, as contracts have them where no heading is set. */
const titled =
  /^(?<label>(?:§|Section|Article|Clause|Artikel|Ziffer|Abschnitt)\s*(?<named>\d{1,3}|[IVXL]{1,7})\b[.):]?|(?<plain>\d{1,3})[.)])\s*[-–—:]?\s*(?<title>\p{Lu}[^.:\n]{1,58}?)(?=[.:]?\s*(?:\n|$)|[.:]\s)/u
const mostTitleWords = 8
/** Fewer numbered clauses than this may be any list. */
const fewest = 3

/** The titles of numbered clauses by their unit, where a run of them counts up by one. */
export function clauseTitles(units: readonly Unit[]): Map<Unit, string> {
  const titles = new Map<Unit, string>()
  let run: [Unit, string][] = []
  let last = 0
  const close = () => {
    if (run.length >= fewest) for (const [unit, title] of run) titles.set(unit, title)
    run = []
    last = 0
  }
  units.forEach((unit, at) => {
    if (unit.kind === 'heading') return close()
    const found = unit.kind === 'paragraph' || unit.kind === 'list-item' ? clauseOf(unit, units[at + 1]) : undefined
    if (found === undefined || (found.number !== last + 1 && found.number !== 1)) return
    if (found.number === 1) close()
    run.push([unit, found.title])
    last = found.number
  })
  close()
  return titles
}

function clauseOf(unit: Unit, next: Unit | undefined): { number: number; title: string } | undefined {
  const text = unit.page.text.slice(unit.start, unit.end)
  const match = titled.exec(text)
  const title = match?.groups?.['title'] ?? ''
  if (match === null || title.split(/\s+/).length > mostTitleWords) return undefined
  const alone = match[0].length >= text.trimEnd().length - 1
  // A title alone is one where text follows it, not the next item of a list.
  if (alone && (next === undefined || titled.test(next.page.text.slice(next.start, next.end)))) return undefined
  const said = match.groups?.['plain'] ?? match.groups?.['named'] ?? ''
  return { number: /^\d/.test(said) ? Number(said) : romanNumber(said), title: oneLine(match[0]) }
}

function romanNumber(roman: string): number {
  const values: Record<string, number> = { I: 1, V: 5, X: 10, L: 50 }
  return [...roman].reduce((sum, letter, at) => {
    const value = values[letter] ?? 0
    return sum + (value < (values[roman[at + 1] ?? ''] ?? 0) ? -value : value)
  }, 0)
}
