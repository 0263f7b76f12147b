import { AssistantError } from '../../api/error.ts'
import type { Gist } from '../../api/gist.ts'
import type { Handlers } from '../../api/handlers.ts'
import type { GistStore } from '../ports/gist-store.ts'
import type { TextStore } from '../ports/text-store.ts'
import { gistFor } from './gist/gist-for.ts'
import { librarySources } from './library-sources.ts'

/** The handler of gists. A document without text is `document-not-found`. */
export function gistHandlers(deps: { text: TextStore; gists: GistStore }): Pick<Handlers, 'summary.gist'> {
  return {
    async 'summary.gist'({ documentIds }, signal) {
      const { sources, missing } = librarySources(deps, documentIds)
      if (missing.length > 0) throw new AssistantError('document-not-found')
      const gists: Gist[] = []
      for (const source of sources) gists.push(await gistFor(deps.gists, source, signal))
      return gists
    },
  }
}
