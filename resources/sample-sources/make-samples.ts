import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { makeLease } from './make-lease.ts'
import { makeLetters } from './make-letters.ts'

/** Writes the generated samples to `resources/samples`: `node resources/sample-sources/make-samples.ts`. */
const folder = path.join(import.meta.dirname, '..', 'samples')
await writeFile(path.join(folder, 'Lease Bergstrasse 12.pdf'), await makeLease())
await writeFile(path.join(folder, 'Letters about the flat.docx'), await makeLetters())
