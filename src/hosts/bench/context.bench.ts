import type { Bench } from './bench.ts'
import { needleInDocuments } from './context/needle.ts'
import { warmReopening } from './context/warm.ts'

/** Long context: what is read, remembered and how fast. */
export const bench: Bench = {
  name: 'context',
  async run(report, options) {
    await warmReopening(report)
    await needleInDocuments(report, options)
  },
}
