import { AssistantError } from '../../api/error.ts'
import { recognitionLimits } from '../documents/read-document.ts'
import { packOf } from '../library/recognition/pack-names.ts'
import type { LanguagePacks } from '../ports/language-packs.ts'
import type { ScratchFiles } from '../ports/scratch-files.ts'
import type { TextStore } from '../ports/text-store.ts'
import type { Workshop } from '../ports/workshop.ts'

export type ReadPictureDeps = {
  workshop: Pick<Workshop, 'run'>
  scratch: ScratchFiles
  languages: LanguagePacks
  text: Pick<TextStore, 'languages'>
}

const name = 'picture.png'
/** How every PNG file begins (PNG specification, 5.2). */
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * The words of a PNG file in reading order, recognised in a child; '' where there are none. The picture lies in the data
 * folder meanwhile. Errors: `document-damaged`, `picture-too-large`, those of the workshop.
 */
export async function readPicture(deps: ReadPictureDeps, png: Uint8Array, signal: AbortSignal): Promise<string> {
  if (signature.some((byte, at) => png[at] !== byte)) throw new AssistantError('document-damaged', { name })
  await using file = await deps.scratch.write(name, png)
  const task = {
    path: file.path,
    name,
    pages: [1],
    languages: await packs(deps),
    languagesFolder: deps.languages.folder,
  }
  for await (const { page } of deps.workshop.run('recognise-pages', task, recognitionLimits(1), signal)) {
    return page.text
  }
  return ''
}

/** The pack of the library's most frequent language where it is there, and the one in the box. */
async function packs({ languages, text }: ReadPictureDeps): Promise<string[]> {
  const [most] = text.languages()
  const pack = most && packOf(most.language)
  if (pack === undefined || pack === 'eng') return ['eng']
  const there = (await languages.list()).some(({ code }) => code === pack)
  return there ? [pack, 'eng'] : ['eng']
}
