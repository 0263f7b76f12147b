import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { forkLauncher } from '../../adapters/workshop/fork-launcher.ts'
import { openSummarizePorts } from '../cli/summarize-ports.ts'
import type { Bench } from './bench.ts'
import { hasCorpora } from './extraction/corpus-files.ts'
import { benchSummariser } from './summaries/bench-summariser.ts'
import { fiveBullets } from './summaries/five-bullets.ts'
import { longDocument } from './summaries/long-document.ts'
import { oneSentence } from './summaries/one-sentence.ts'
import { thousandPages } from './summaries/thousand-pages.ts'

/**
 * Summaries on real documents: a line of legal sections against plain words, five bullets of 60 documents, 300 pages against the
 * clock. The starter writes of a part of them, of all with `--full`, then also of a thousand pages.
 */
export const bench: Bench = {
  name: 'summaries',
  async run(report, { full }) {
    if (!hasCorpora) {
      process.stderr.write('summaries: ../shared/corpora is absent, nothing measured\n')
      return
    }
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'carrel-summaries-'))
    try {
      await using ports = openSummarizePorts(
        forkLauncher((entry) => path.join(import.meta.dirname, '..', `${entry}.ts`)),
        dataFolder,
      )
      const summariser = await benchSummariser(ports)
      await longDocument(report, ports, summariser)
      await oneSentence(report, summariser)
      await fiveBullets(report, ports, summariser, full)
      if (full) await thousandPages(report)
    } finally {
      rmSync(dataFolder, { recursive: true, force: true })
    }
  },
}
