import { createFileSource } from '../../adapters/files/file-source.ts'
import { createModels } from '../../adapters/llama/create-models.ts'
import type { ChildLauncher } from '../../adapters/workshop/child-launcher.ts'
import { createWorkshop } from '../../adapters/workshop/workshop.ts'
import type { FileSource, Log, Models, SummaryTemplates, Workshop } from '../../core/ports.ts'
import { readResources } from '../resources.ts'

/** What `carrel summarize` works with; no library is opened. */
export type SummarizePorts = { workshop: Workshop; files: FileSource; models: Models; templates: SummaryTemplates }

const quiet: Log = { info() {}, warn() {}, error() {} }

/** Opens them; closing ends children and lets models go. */
export function openSummarizePorts(launcher: ChildLauncher, dataFolder: string): SummarizePorts & AsyncDisposable {
  const opened = new AsyncDisposableStack()
  const workshop = opened.use(createWorkshop(launcher))
  const { catalogPath } = readResources()
  const models = opened.use(createModels({ catalogPath, workshop, log: quiet, sliceMs: Number.POSITIVE_INFINITY }))
  return {
    workshop,
    files: createFileSource({ exclude: dataFolder }),
    models,
    templates: noTemplates,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

/** Stands where the templates of `createSummaryTemplates` belong. */
const noTemplates: SummaryTemplates = {
  list: () => [],
  read: () => '',
  copy: (genre) => ({ genre, path: '', own: false }),
  drop: (genre) => ({ genre, path: '', own: false }),
}
