import type { Block } from '../../api/document.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import type { StoredNote } from '../ports/summary-store.ts'
import type { SummaryTemplates } from '../ports/summary-templates.ts'
import type { SummarySource } from './summary-source.ts'

/** For tests: a document of these pages, its lines that begin with `#` headings, the others paragraphs. */
export function testDocument(name: string, pages: readonly string[], language = 'en'): SummarySource {
  const path: string[] = []
  return {
    place: { documentId: name, revisionId: `${name}-1`, path: `/${name}.md`, title: name, kind: 'markdown' },
    language,
    pages: pages.map((marked, at): ExtractedPage => {
      const blocks: Block[] = []
      let text = ''
      for (const line of marked.split('\n')) {
        const [, marks = '', own = ''] = /^(#*) ?(.*)$/.exec(line) ?? []
        if (marks !== '') path.length = marks.length - 1
        const range = { start: text.length, end: text.length + own.length, headingPath: [...path] }
        blocks.push(marks === '' ? { kind: 'paragraph', ...range } : { kind: 'heading', level: marks.length, ...range })
        if (marks !== '') path.push(own)
        text += `${own}\n`
      }
      return { number: at + 1, text, source: 'text', blocks }
    }),
  }
}

/** For tests: templates that only place the values. */
export const testTemplates: SummaryTemplates = {
  list: () => [],
  shortening: () => '[system]\nSay the sentence shorter. Keep its facts.\n[user]\n{{text}}\n[assistant]\n',
  read: (genre) => `[system]\nA ${genre}.\n[user]\n{{text}}\n{{task}}{{focus}}{{language}}\n[assistant]\n{{opener}}`,
  copy: (genre) => ({ genre, path: '', own: true }),
  drop: (genre) => ({ genre, path: '', own: false }),
}

/** For tests: notes in memory. */
export function memoryNotes() {
  const kept = new Map<string, StoredNote>()
  return {
    kept,
    note: (key: string) => kept.get(key),
    keepNotes: (_: string, notes: readonly StoredNote[]) => {
      for (const note of notes) kept.set(note.key, note)
    },
  }
}
