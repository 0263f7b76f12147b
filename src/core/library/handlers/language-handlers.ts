import type { Handlers } from '../../../api/handlers.ts'
import { languageNeeds } from '../recognition/language-needs.ts'
import type { LibraryDeps } from './library-deps.ts'

type LanguageDeps = Pick<LibraryDeps, 'store' | 'languages' | 'packs' | 'publish'>

/** Handlers of the language packs of recognition. A pack is tried before it counts as there. */
export function languageHandlers(deps: LanguageDeps): Pick<Handlers, 'language.list' | 'language.add'> {
  const { store, languages, packs } = deps
  return {
    async 'language.list'(_, signal) {
      const all = await packs.list(signal)
      const usable = await packs.codes(signal)
      return { folder: languages.folder, packs: all, needs: languageNeeds(store.recognisedDocuments(), usable) }
    },
    async 'language.add'({ path }, signal) {
      // Refuses at once where this process may only read.
      store.transaction(() => undefined)
      const code = languages.codeOf(path)
      const error = await packs.check(path, code, signal)
      if (error) throw languages.refusal(error, path)
      await languages.add(path)
      const added = (await languages.list()).find((pack) => pack.code === code)
      deps.publish('library', { type: 'languages-changed' })
      return { code, bytes: added?.bytes ?? 0, bundled: false }
    },
  }
}
