import { child, elements, type MarkupElement } from '../markup-tree.ts'
import type { NoteReference } from './inline.ts'
import { formatNumber } from './number-format.ts'
import { valueOf } from './values.ts'

/** Footnotes, endnotes and comments of a document. */
export type Notes = {
  /** The number of the next note that the text refers to, as printed. */
  nextLabel(kind: 'footnote' | 'endnote'): string
  /** The content of a note, the first time that it is asked for; undefined from then on. */
  take(reference: NoteReference): { heading: string; content: MarkupElement } | undefined
}

type NoteParts = {
  footnotes: MarkupElement | undefined
  endnotes: MarkupElement | undefined
  comments: MarkupElement | undefined
  /** Number formats stand in the settings and in sections; a section's win. */
  settings: MarkupElement | undefined
  section: MarkupElement | undefined
}

/** Notes are counted over the whole document (ECMA-376 part 1, 17.11; comments 17.13.4). */
export function readNotes(parts: NoteParts): Notes {
  const contents = new Map<string, MarkupElement>()
  const collect = (part: MarkupElement | undefined, name: NoteReference['kind']): void => {
    for (const note of elements(elements(part)[0], `w:${name}`)) {
      const key = `${name} ${note.attributes['w:id'] ?? ''}`
      // Typed notes are the lines that part notes from the text.
      if ((note.attributes['w:type'] ?? 'normal') === 'normal' && !contents.has(key)) contents.set(key, note)
    }
  }
  collect(parts.footnotes, 'footnote')
  collect(parts.endnotes, 'endnote')
  collect(parts.comments, 'comment')
  const settings = child(parts.settings, 'w:settings')
  const property = (kind: string, name: string): string | undefined =>
    valueOf(child(parts.section, `w:${kind}Pr`), name) ?? valueOf(child(settings, `w:${kind}Pr`), name)
  const counterOf = (kind: 'footnote' | 'endnote') => ({
    next: Number(property(kind, 'w:numStart') ?? 1) || 1,
    format: property(kind, 'w:numFmt') ?? (kind === 'footnote' ? 'decimal' : 'lowerRoman'),
  })
  const counters = { footnote: counterOf('footnote'), endnote: counterOf('endnote') }
  return {
    nextLabel(kind) {
      const counter = counters[kind]
      counter.next += 1
      return formatNumber(counter.next - 1, counter.format)
    },
    take(reference) {
      const key = `${reference.kind} ${reference.id}`
      const content = contents.get(key)
      contents.delete(key)
      return content && { heading: headingOf(reference, content), content }
    },
  }
}

function headingOf({ kind, label }: NoteReference, { attributes }: MarkupElement): string {
  if (kind !== 'comment') return `[${label}]`
  const author = attributes['w:author']?.trim()
  return author ? `[Comment by ${author}]` : '[Comment]'
}
