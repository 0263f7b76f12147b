import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { AssistantError } from '../../api/error.ts'
import type { LanguagePacks, StoredPack } from '../../core/ports/language-packs.ts'
import { bundledBytes, bundledLanguage } from './language-pack.ts'

const packName = /^([A-Za-z]{3}(?:_[A-Za-z0-9]+)*)\.traineddata(\.gz)?$/

/** Language packs in the folder `languages` of a data folder, and the one that comes with Carrel. */
export function createLanguagePacks(dataFolder: string): LanguagePacks {
  const folder = path.join(dataFolder, 'languages')
  const codeOf = (file: string) => {
    const code = packName.exec(path.basename(file))?.[1]
    if (code === undefined) throw new AssistantError('language-name', { name: path.basename(file) })
    return code
  }
  return {
    folder,
    codeOf,
    async list() {
      const names = await readdir(folder).catch(() => [])
      const packs = new Map<string, StoredPack>([
        [bundledLanguage, { code: bundledLanguage, bytes: await bundledBytes() }],
      ])
      // What is not packed counts first, as it does for reading.
      for (const name of names.toSorted().toReversed()) {
        const code = packName.exec(name)?.[1]
        const file = path.join(folder, name)
        const found = code === undefined ? undefined : await stat(file).catch(() => undefined)
        if (code === undefined || !found?.isFile()) continue
        packs.set(code, { code, bytes: found.size, path: file, modifiedAt: Math.round(found.mtimeMs) })
      }
      return [...packs.values()].sort(
        (a, b) => Number(b.path === undefined) - Number(a.path === undefined) || (a.code < b.code ? -1 : 1),
      )
    },
    async add(file) {
      const code = codeOf(file)
      const name = path.basename(file)
      if (path.resolve(file) === path.join(folder, name)) return
      await mkdir(folder, { recursive: true })
      const half = path.join(folder, `${name}.part`)
      try {
        await copyFile(file, half)
        for (const ending of ['.traineddata', '.traineddata.gz'])
          await rm(path.join(folder, code + ending), { force: true })
        await rename(half, path.join(folder, name))
      } catch (error) {
        await rm(half, { force: true })
        const full = (error as NodeJS.ErrnoException).code === 'ENOSPC'
        throw new AssistantError(full ? 'disk-full' : 'file-unreadable', { name }, { cause: error })
      }
    },
    refusal: (error, file) =>
      error.code === 'language-damaged'
        ? new AssistantError('language-refused', { name: path.basename(file) })
        : new AssistantError(error.code, { name: path.basename(file), ...error.parameters }),
  }
}
