import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { AssistantError } from '../../api/error.ts'
import { readBundledFile } from '../files/bundled-file.ts'

/** The language that comes with Carrel. */
export const bundledLanguage = 'eng'

const readBundled = () =>
  readBundledFile('eng.traineddata.gz', () =>
    import.meta.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'),
  )

/** How many bytes the pack takes that comes with Carrel. */
export async function bundledBytes(): Promise<number> {
  return (await readBundled()).length
}

/**
 * The trained data of a language: `<code>.traineddata` or `<code>.traineddata.gz` in the folder, else the bundled English.
 * Errors: `language-missing {language}`, `language-damaged {language}`.
 */
export async function readLanguagePack(language: string, folder: string | undefined): Promise<Uint8Array> {
  // The name becomes a path.
  if (!/^[A-Za-z]{3}(?:_[A-Za-z0-9]+)*$/.test(language)) throw new AssistantError('language-missing', { language })
  const found = folder === undefined ? undefined : await fromFolder(folder, language)
  if (!found && language !== bundledLanguage) throw new AssistantError('language-missing', { language })
  return unpackLanguage(found ?? (await readBundled()), language)
}

/** Trained data as it is used: gunzipped where it is packed. Errors: `language-damaged {language}`. */
export function unpackLanguage(bytes: Uint8Array, language: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes)
  } catch (error) {
    throw new AssistantError('language-damaged', { language }, { cause: error })
  }
}

async function fromFolder(folder: string, language: string): Promise<Uint8Array | undefined> {
  for (const ending of ['.traineddata', '.traineddata.gz']) {
    try {
      return await readFile(path.join(folder, language + ending))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        throw new AssistantError('language-damaged', { language }, { cause: error })
      }
    }
  }
  return undefined
}
