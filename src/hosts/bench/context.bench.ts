import type { Bench } from './bench.ts'
import { cancelling } from './context/cancelling.ts'
import { contextGrowth } from './context/context-growth.ts'
import { engineSpeed } from './context/engine-speed.ts'
import { parallelJobs } from './context/parallel-jobs.ts'
import { quickQuestion } from './context/quick-question.ts'

/** Long contexts: the engine beside bare node-llama-cpp, its memory, and who waits for whom. */
export const bench: Bench = {
  name: 'context',
  async run(report) {
    for (const measure of [contextGrowth, engineSpeed, parallelJobs, quickQuestion, cancelling]) await measure(report)
  },
}
