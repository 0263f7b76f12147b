import { probeModel } from '../adapters/llama/probe-model.ts'
import { hostLink } from '../adapters/workshop/host-link.ts'
import { serveTasks } from '../adapters/workshop/serve-tasks.ts'
import type { Log } from '../core/ports/log.ts'
import { skipBinaryTrial } from './skip-binary-trial.ts'

const quiet: Log = { info() {}, warn() {}, error() {} }

/** Tries a model file, in a child: llama.cpp ends the whole process on some damaged files. */
skipBinaryTrial()
serveTasks(await hostLink(), {
  'probe-model': async function* (input) {
    yield { type: 'probed', info: await probeModel(input, quiet) }
  },
})
