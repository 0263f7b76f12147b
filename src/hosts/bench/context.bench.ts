import type { Bench } from './bench.ts'
import { cancelling } from './context/cancelling.ts'
import { contextGrowth } from './context/context-growth.ts'
import { engineSpeed } from './context/engine-speed.ts'
import { exhaustive } from './context/exhaustive.ts'
import { needleInDocuments } from './context/needle.ts'
import { parallelJobs } from './context/parallel-jobs.ts'
import { quickQuestion } from './context/quick-question.ts'
import { warmReopening } from './context/warm.ts'

/** Long contexts: what is read and remembered, the engine beside bare node-llama-cpp, its memory, and who waits for whom. */
export const bench: Bench = {
  name: 'context',
  long: true,
  async run(report, options) {
    for (const measure of [contextGrowth, engineSpeed, parallelJobs, quickQuestion, cancelling, warmReopening]) {
      await measure(report)
    }
    await exhaustive(report, options)
    await needleInDocuments(report, options)
  },
}
