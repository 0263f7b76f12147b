import path from 'node:path'
import { createFileSource } from '../../adapters/files/file-source.ts'
import { createSummaryTemplates } from '../../adapters/files/summary-templates.ts'
import { createModels } from '../../adapters/llama/create-models.ts'
import type { ChildLauncher } from '../../adapters/workshop/child-launcher.ts'
import { createWorkshop } from '../../adapters/workshop/workshop.ts'
import type { FileSource } from '../../core/ports/file-source.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Models } from '../../core/ports/models.ts'
import type { SummaryTemplates } from '../../core/ports/summary-templates.ts'
import type { Workshop } from '../../core/ports/workshop.ts'
import { readResources } from '../resources.ts'

/** What `carrel summarize` works with; no library is opened. */
export type SummarizePorts = { workshop: Workshop; files: FileSource; models: Models; templates: SummaryTemplates }

const quiet: Log = { info() {}, warn() {}, error() {} }

/** Opens them; closing ends children and lets models go. */
export function openSummarizePorts(launcher: ChildLauncher, dataFolder: string): SummarizePorts & AsyncDisposable {
  const opened = new AsyncDisposableStack()
  const workshop = opened.use(createWorkshop(launcher))
  const { catalogPath, promptsFolder } = readResources()
  const models = opened.use(createModels({ catalogPath, workshop, log: quiet, sliceMs: Number.POSITIVE_INFINITY }))
  return {
    workshop,
    files: createFileSource({ exclude: dataFolder }),
    models,
    templates: createSummaryTemplates(path.join(dataFolder, 'prompts'), promptsFolder, quiet),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
