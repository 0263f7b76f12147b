import type { Genre } from '../../../api/genre.ts'
import { countWords } from '../outline/count-words.ts'
import type { SummarySource } from '../summary-source.ts'
import { genreSigns } from './genre-signs.ts'
import { legiblePages } from './legible-pages.ts'

/** Characters that are looked at: the beginning, where a document says what it is, and its end, where it is signed. */
const [head, beginning, end] = [700, 24_000, 6_000]
/** Points from which on a genre is clear. */
const clear = 3

/**
 * What a document is, told from words of its title and headings, from phrases that its kind is written in and from its file;
 * `other` where none is clear. A message is a letter, one that quotes others a thread.
 */
export function recogniseGenre(source: SummarySource): Genre {
  const pages = legiblePages(source.pages)
  const whole = textOf(pages.map(({ text }) => text))
  if (source.mail || source.place.kind === 'mail') return isThread(whole, source.place.title) ? 'mail-thread' : 'letter'
  const words = Math.max(1, countWords(whole))
  const headings = pages
    .slice(0, 40)
    .flatMap(({ text, blocks }) =>
      blocks.filter(({ kind }) => kind === 'heading').map(({ start, end: to }) => text.slice(start, to)),
    )
    .join('\n')
  const seen = { title: `${source.place.title}\n${whole.slice(0, head)}`, headings, whole, words }
  let best: { genre: Genre; points: number } = { genre: 'other', points: clear }
  for (const { genre, points } of genreSigns) {
    const own = points(seen)
    if (own > best.points || (best.genre === 'other' && own >= best.points)) best = { genre, points: own }
  }
  return best.genre
}

function textOf(texts: readonly string[]): string {
  const parts: string[] = []
  let room = beginning
  for (const text of texts) {
    if (room <= 0) break
    parts.push(text.slice(0, room))
    room -= text.length
  }
  const last = texts.slice(-3).join('\n').slice(-end)
  return room > 0 ? parts.join('\n') : `${parts.join('\n')}\n${last}`
}

function isThread(text: string, title: string): boolean {
  const quoted =
    /^\s*(?:>\s|-{2,}\s*(?:original message|ursprüngliche nachricht|forwarded message)|_{10,}\s*$|On .{6,120} wrote:|Am .{6,120} schrieb.{0,80}:|Le .{6,120} a écrit\s*:)/im
  const header = /^(?:From|Von|De):.{3,200}\n(?:.*\n){0,3}?(?:Sent|Date|To|Gesendet|Datum|An):/m
  const answers = /^\s*(?:re|aw|fwd?|wg|antwort)\s*:/i.test(title)
  return quoted.test(text) || (text.match(new RegExp(header, 'gm'))?.length ?? 0) > 1 || (answers && header.test(text))
}
