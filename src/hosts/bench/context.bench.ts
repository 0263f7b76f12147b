import type { Bench } from './bench.ts'
import { needleInDocuments } from './context/needle.ts'

/** Long context: what is read, remembered and how fast. */
export const bench: Bench = {
  name: 'context',
  async run(report, options) {
    await needleInDocuments(report, options)
  },
}
