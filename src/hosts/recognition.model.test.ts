import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { forkLauncher } from '../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../adapters/workshop/workshop.ts'
import { readDocument } from '../core/documents/read-document.ts'
import { tokenRecall } from './bench/extraction/alike.ts'
import { hasCorpora } from './bench/extraction/corpus-files.ts'
import { plainOf } from './bench/extraction/plain-of.ts'
import { recognised } from './bench/extraction/recognition.ts'
import { printedPages, scans } from './bench/extraction/scans.ts'

const never = new AbortController().signal
const workshopOf = () => createWorkshop(forkLauncher((entry) => path.join(import.meta.dirname, `${entry}.ts`)))

test.skipIf(!hasCorpora)(
  'scans of the corpus are recognised whichever way they lie, a scan of print with its layout',
  { timeout: 120_000 },
  async () => {
    await using workshop = workshopOf()
    expect(scans().length).toBe(5)
    for (const scan of scans()) {
      const { pages } = await readDocument({ workshop }, scan.path, never)
      expect(pages).toMatchObject([{ source: 'recognised' }])
      expect(pages[0]?.confidence).toBeGreaterThan(0.9)
      const share = tokenRecall(plainOf(await readFile(scan.reference, 'utf8')), pages[0]?.text ?? '')
      expect([path.basename(scan.path), share >= 0.9]).toEqual([path.basename(scan.path), true])
    }
    const [paper] = printedPages()
    if (!paper) throw new Error('the corpus has no printed page')
    const page = await recognised(workshop, paper.path, paper.page)
    const { pages } = await readDocument({ workshop }, paper.path, never)
    expect(tokenRecall(pages[0]?.text ?? '', page?.text ?? '')).toBeGreaterThan(0.95)
  },
)
