import path from 'node:path'
import { createWarmFiles } from '../../../adapters/files/warm-files.ts'
import { createModels } from '../../../adapters/llama/create-models.ts'
import { openStore } from '../../../adapters/sqlite/open-store.ts'
import type { ChildLauncher } from '../../../adapters/workshop/child-launcher.ts'
import { forkLauncher } from '../../../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../../../adapters/workshop/workshop.ts'
import type { Log } from '../../../core/ports/log.ts'
import { createWarmRoom } from '../../../core/warm/warm-room.ts'
import { readResources } from '../../resources.ts'

const log: Log = { info() {}, warn() {}, error() {} }
const launcher: ChildLauncher = forkLauncher((entry) => path.join(import.meta.dirname, '../..', `${entry}.ts`))

/** The store of a data folder and models that remember in it, as a process has them that was just started. */
export function openEngine(dataFolder: string) {
  const store = openStore({ folder: dataFolder })
  const workshop = createWorkshop(launcher)
  const { library, settings, warm } = store
  const files = createWarmFiles(dataFolder)
  const room = createWarmRoom({ store: warm, files, library, settings, readOnly: false, changed() {} })
  const { catalogPath, prompts } = readResources()
  const models = createModels({
    catalogPath,
    workshop,
    log,
    warm: room,
    memoryPath: path.join(dataFolder, 'facts.json'),
  })
  return {
    store,
    models,
    deps: { text: store.text, prompts },
    async [Symbol.asyncDispose]() {
      await models[Symbol.asyncDispose]()
      await workshop[Symbol.asyncDispose]()
      store.close()
    },
  }
}
