import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type BenchLibrary, importAll, withEmptyLibrary } from '../bench-library.ts'

/** Runs `work` on a library that holds a corpus, imported through the whole program: texts by name, or a folder. */
export async function withCorpus(
  corpus: { texts: ReadonlyMap<string, string> } | { folder: string },
  work: (library: BenchLibrary) => Promise<void>,
): Promise<void> {
  await withEmptyLibrary(async (library) => {
    const folder = 'folder' in corpus ? corpus.folder : writeTexts(path.join(library.root, 'texts'), corpus.texts)
    await importAll(library.client, { paths: [folder] })
    await work(library)
  })
}

/** The corpora are plain text, whatever their names end in; blank ones are left out. */
function writeTexts(folder: string, texts: ReadonlyMap<string, string>): string {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of texts) if (text.trim() !== '') writeFileSync(path.join(folder, `${name}.txt`), text)
  return folder
}
