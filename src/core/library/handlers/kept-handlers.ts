import { AssistantError } from '../../../api/error.ts'
import type { Handlers } from '../../../api/handlers.ts'
import type { KeptPassage } from '../../../api/kept.ts'
import type { Span } from '../../../api/span.ts'
import { joinSpans } from '../../documents/join-spans.ts'
import type { LibraryDeps } from './library-deps.ts'
import { needDocument } from './need-document.ts'

type KeptDeps = Pick<LibraryDeps, 'store' | 'text' | 'kept' | 'clock' | 'publish'>

/** Handlers of kept passages. Only words that stand in the stored text can be kept. */
export function keptHandlers(deps: KeptDeps): Pick<Handlers, 'kept.list' | 'kept.add' | 'kept.remove'> {
  const { kept, clock } = deps
  const changed = () => deps.publish('library', { type: 'kept-changed' })
  return {
    'kept.list': () => kept.list(),
    'kept.add'({ id, documentId, revisionId, spans, headingPath }) {
      const restored = id === undefined ? undefined : kept.restore(id)
      if (restored) {
        changed()
        return restored
      }
      const { document, revision } = needDocument(deps, documentId)
      if (revision.id !== revisionId) throw new AssistantError('bad-request', { detail: 'another revision' })
      for (const span of spans) {
        const slice = deps.text.page(revisionId, span.page)?.text.slice(span.start, span.end)
        if (span.start >= span.end || slice !== span.text) {
          throw new AssistantError('bad-request', { detail: 'a span differs from the stored text' })
        }
      }
      const known = kept.list().find((passage) => sameWords(passage, { documentId, revisionId, spans }))
      if (known) return known
      const { path, title } = document
      const place = { documentId, revisionId, path, title, headingPath, spans, text: joinSpans(spans) }
      const passage: KeptPassage = { id: id ?? crypto.randomUUID(), keptAt: clock.now(), ...place }
      kept.add(passage)
      changed()
      return passage
    },
    'kept.remove'({ id }) {
      kept.remove(id)
      changed()
      return {}
    },
  }
}

type Words = Pick<KeptPassage, 'documentId' | 'revisionId'> & { spans: readonly Span[] }

function sameWords(left: Words, right: Words): boolean {
  return keyOf(left) === keyOf(right)
}

function keyOf({ documentId, revisionId, spans }: Words): string {
  return JSON.stringify([documentId, revisionId, spans.map(({ page, start, end }) => [page, start, end])])
}
