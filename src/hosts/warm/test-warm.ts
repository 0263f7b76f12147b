import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createWarmFiles } from '../../adapters/files/warm-files.ts'
import type { ModelsOptions } from '../../adapters/llama/create-models.ts'
import { recordingLog, starterModels } from '../../adapters/llama/test-models.ts'
import { openStore } from '../../adapters/sqlite/open-store.ts'
import type { ModelInfo } from '../../api/model.ts'
import type { WarmFiles } from '../../core/ports/warm-memory.ts'
import type { Workshop } from '../../core/ports/workshop.ts'
import { createWarmRoom } from '../../core/warm/warm-room.ts'

/** For tests: the model of random weights with a context of 131,072 tokens, beside the project. */
export const longModelPath = path.resolve('../shared/models/long-context-random-q8_0.gguf')
export const hasLongModel = existsSync(longModelPath)

/** For tests: says of a chat model what a probe would, without a child. */
const readyProbe: Workshop = {
  async *run(task, input) {
    if (task !== 'probe-model') throw new Error(`No ${task} here`)
    const { path: modelPath, role } = input as { path: string; role: ModelInfo['role'] }
    const info: ModelInfo = {
      id: `id-of-${path.basename(modelPath)}`,
      role,
      name: path.basename(modelPath),
      path: modelPath,
      starter: false,
      parameters: 1,
      contextTokens: 131_072,
      sizeBytes: 1,
      licence: '',
    }
    yield { type: 'probed', info } as never
  },
  async [Symbol.asyncDispose]() {},
}

/** For tests: a data folder with a real store and warm folder, and documents without text. */
export function warmFolder(options: {
  documents: readonly string[]
  files?: (files: WarmFiles) => WarmFiles
  /** One that is there; a fresh one unless said. */
  folder?: string
}) {
  const folder = options.folder ?? mkdtempSync(path.join(os.tmpdir(), 'carrel-warm-'))
  const store = openStore({ folder })
  for (const id of options.documents) {
    const revisionId = `r-${id}`
    store.library.openRevision({ id: revisionId, sha256: id, extractor: 1, kind: 'text', title: id, pages: 1 })
    store.library.putDocument({
      id,
      path: `/docs/${id}.txt`,
      kind: 'text',
      title: id,
      revisionId,
      sha256: id,
      size: 1,
      modifiedAt: 1,
      addedAt: 1,
      collectionId: undefined,
      error: undefined,
    })
  }
  const own = createWarmFiles(folder)
  const files = options.files?.(own) ?? own
  const log = recordingLog()
  const { library, settings, warm } = store
  const room = (more: { readOnly?: boolean } = {}) =>
    createWarmRoom({ store: warm, files, library, settings, readOnly: false, changed() {}, ...more })
  return {
    folder,
    store,
    files,
    log,
    room: room(),
    /** Models as a process has them that was just started. */
    models: (more: Partial<ModelsOptions> & { readOnly?: boolean } = {}) => {
      const { readOnly = false, ...rest } = more
      return starterModels({ workshop: readyProbe, log, warm: room({ readOnly }), ...rest })
    },
    [Symbol.dispose]() {
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
