import { AssistantError } from '../../api/error.ts'
import type { ModelFile } from './model-files.ts'

/** Models of a role that stay loaded. */
const keptPerRole = 2

/** Something loaded of a model's file, and its end. */
export type Loaded<T> = { value: T; dispose(): Promise<void> }

/** The models of a role that are loaded, by their file's content. */
export type KeptModels<T> = {
  /** Loads once per content; the longest unused of more than two is let go. */
  get(file: ModelFile): Promise<T>
  /** As `get`, for a choice whose file `verify` finds. Where its file is gone, what is loaded of it goes on. */
  choose(choice: string, verify: () => Promise<ModelFile>): Promise<T>
  /** Lets the model of a content's key go, where it is loaded. */
  letGo(key: string): Promise<void>
  /** Lets all go. */
  dispose(): Promise<void>
}

/** Keeps what `load` makes of files. */
export function createKeptModels<T>(load: (file: ModelFile) => Promise<Loaded<T>>): KeptModels<T> {
  const held = new Map<string, Promise<Loaded<T>>>()
  /** Keys of what was chosen: a model that is loaded goes on where its file is gone. */
  const chosen = new Map<string, string>()

  async function letGo(key: string): Promise<void> {
    const loading = held.get(key)
    held.delete(key)
    await (await loading)?.dispose()
  }

  async function get(file: ModelFile): Promise<T> {
    const { key } = file.stamp
    const loading = held.get(key) ?? load(file)
    held.delete(key)
    held.set(key, loading)
    loading.catch(() => held.get(key) === loading && held.delete(key))
    const [oldest] = held.keys()
    if (held.size > keptPerRole && oldest !== undefined) void letGo(oldest).catch(() => undefined)
    return (await loading).value
  }

  return {
    get,
    async choose(choice, verify) {
      try {
        const file = await verify()
        chosen.set(choice, file.stamp.key)
        return await get(file)
      } catch (error) {
        const loaded = held.get(chosen.get(choice) ?? '')
        if (loaded && error instanceof AssistantError && error.code === 'model-not-found') return (await loaded).value
        throw error
      }
    },
    letGo,
    async dispose() {
      await Promise.allSettled([...held.values()].map(async (loading) => (await loading).dispose()))
    },
  }
}
