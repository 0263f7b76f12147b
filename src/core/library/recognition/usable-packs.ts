import { type ErrorValue, toErrorValue } from '../../../api/error.ts'
import type { LanguagePack } from '../../../api/language-pack.ts'
import { recognitionLimits } from '../../documents/read-document.ts'
import type { LanguagePacks, StoredPack } from '../../ports/language-packs.ts'
import type { Workshop } from '../../ports/workshop.ts'

/**
 * The language packs with what trying them out showed. Tesseract passes over a pack that is damaged where it has another,
 * so each is tried alone, in a child, once as long as its file stays the same.
 */
export type UsablePacks = {
  list(signal: AbortSignal): Promise<LanguagePack[]>
  /** Names of those that can be used. */
  codes(signal: AbortSignal): Promise<Set<string>>
  /** Why a file cannot be used as the pack `code`; undefined where it can. */
  check(path: string, code: string, signal: AbortSignal): Promise<ErrorValue | undefined>
}

/** Packs of a library. */
export function createUsablePacks(deps: { languages: LanguagePacks; workshop: Pick<Workshop, 'run'> }): UsablePacks {
  const checked = new Map<string, ErrorValue | undefined>()
  const check: UsablePacks['check'] = async (path, code, signal) => {
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
  const list: UsablePacks['list'] = async (signal) => {
    const packs: LanguagePack[] = []
    for (const pack of await deps.languages.list()) packs.push(await show(pack, signal))
    return packs
  }
  return {
    list,
    codes: async (signal) => new Set((await list(signal)).flatMap(({ code, error }) => (error ? [] : [code]))),
    check,
  }
}
