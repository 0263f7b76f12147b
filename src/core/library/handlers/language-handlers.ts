import { type ErrorValue, toErrorValue } from '../../../api/error.ts'
import type { Handlers } from '../../../api/handlers.ts'
import type { LanguagePack } from '../../../api/language-pack.ts'
import { recognitionLimits } from '../../documents/read-document.ts'
import type { LanguagePacks, StoredPack } from '../../ports.ts'
import { languageNeeds } from '../recognition/language-needs.ts'
import type { LibraryDeps } from './library-deps.ts'

type LanguageDeps = Pick<LibraryDeps, 'store' | 'workshop' | 'publish'> & { languages: LanguagePacks }

/** Handlers of the language packs of recognition. A pack is tried in a child before it counts as there. */
export function languageHandlers(deps: LanguageDeps): Pick<Handlers, 'language.list' | 'language.add'> {
  const { store, languages } = deps
  const checked = new Map<string, ErrorValue | undefined>()

  const check = async (path: string, code: string, signal: AbortSignal): Promise<ErrorValue | undefined> => {
    try {
      for await (const _ of deps.workshop.run('check-language', { path, code }, recognitionLimits(1), signal));
      return undefined
    } catch (error) {
      signal.throwIfAborted()
      return toErrorValue(error)
    }
  }
  const show = async (pack: StoredPack, signal: AbortSignal): Promise<LanguagePack> => {
    const { code, bytes, path, modifiedAt } = pack
    if (path === undefined) return { code, bytes, bundled: true }
    const key = `${path} ${bytes} ${modifiedAt}`
    if (!checked.has(key)) checked.set(key, await check(path, code, signal))
    const error = checked.get(key)
    return { code, bytes, bundled: false, ...(error === undefined ? {} : { error }) }
  }

  return {
    async 'language.list'(_, signal) {
      const packs: LanguagePack[] = []
      for (const pack of await languages.list()) packs.push(await show(pack, signal))
      const usable = new Set(packs.flatMap(({ code, error }) => (error ? [] : [code])))
      return { folder: languages.folder, packs, needs: languageNeeds(store.recognisedDocuments(), usable) }
    },
    async 'language.add'({ path }, signal) {
      // Refuses at once where this process may only read.
      store.transaction(() => undefined)
      const code = languages.codeOf(path)
      const error = await check(path, code, signal)
      if (error) throw languages.refusal(error, path)
      await languages.add(path)
      const added = (await languages.list()).find((pack) => pack.code === code)
      deps.publish('library', { type: 'languages-changed' })
      return { code, bytes: added?.bytes ?? 0, bundled: false }
    },
  }
}
