import { AssistantError } from '../../api/error.ts'
import type { Handlers } from '../../api/handlers.ts'
import type { TextStore } from '../ports/text-store.ts'
import { gistOf } from './gist/gist-of.ts'
import { librarySources } from './library-sources.ts'

/** The handler of gists. A document without text is `document-not-found`. */
export function gistHandlers(deps: { text: TextStore }): Pick<Handlers, 'summary.gist'> {
  return {
    'summary.gist': ({ documentIds }) => {
      const { sources, missing } = librarySources(deps.text, documentIds)
      if (missing.length > 0) throw new AssistantError('document-not-found')
      return sources.map(gistOf)
    },
  }
}
