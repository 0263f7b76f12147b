import { basename } from 'node:path'
import { AssistantError } from '../../api/error.ts'
import type { CatalogEntry, ModelInfo } from '../../api/model.ts'
import type { Workshop } from '../../core/ports/workshop.ts'
import { type CatalogModel, readCatalog } from './catalog.ts'
import type { FileMemory } from './file-memory.ts'
import { type FileStamp, sha256, stampFile } from './file-stamp.ts'
import { outOfMemory } from './memory-share.ts'
import type { Scheduler } from './scheduler.ts'

/** A model file that may be loaded into this process: known by its SHA-256, or tried in a child. */
export type ModelFile = { info: ModelInfo; stamp: FileStamp; entry: CatalogEntry | undefined }

/** Finds, verifies and describes model files. A choice is `starter` or a path. */
export type ModelFiles = {
  /** Cheap for the starters (name and size are compared); other files are probed once. */
  describe(choice: string, role: ModelInfo['role'], signal: AbortSignal): Promise<ModelFile>
  /** As `describe`, and the content is checked: safe to load. */
  verify(choice: string, role: ModelInfo['role'], signal: AbortSignal): Promise<ModelFile>
  list(): Promise<ModelInfo[]>
}

type ModelFilesOptions = {
  catalogPath: string
  memory: Promise<FileMemory>
  workshop: Workshop
  scheduler: Scheduler
}

const probeMs = 180_000
const probeBytes = 2 * 2 ** 30

export function createModelFiles(options: ModelFilesOptions): ModelFiles {
  let catalog: Promise<CatalogModel[]> | undefined
  const models = () => (catalog ??= readCatalog(options.catalogPath))
  const { memory } = options

  /** Loads the file in a child, which may die of it. */
  const probe = async (stamp: FileStamp, role: ModelInfo['role'], signal: AbortSignal): Promise<ModelInfo> => {
    const { path } = stamp
    const limits = { ms: probeMs, residentBytes: probeBytes + stamp.size * 2 }
    const lease = await options.scheduler.acquire({ priority: 'interactive', threads: 1 }, signal)
    try {
      for await (const event of options.workshop.run('probe-model', { path, role }, limits, signal)) return event.info
      throw new AssistantError('workshop-failed', { name: basename(path) })
    } catch (cause) {
      signal.throwIfAborted()
      if (cause instanceof AssistantError && cause.code.startsWith('model-')) throw cause
      const hungry = cause instanceof AssistantError && cause.code === 'document-too-hungry'
      const name = basename(path)
      if (!hungry) throw new AssistantError('model-unusable', { name, path }, { cause })
      throw outOfMemory(name, stamp.size, limits.residentBytes, cause)
    } finally {
      lease.release()
    }
  }

  const describe: ModelFiles['describe'] = async (choice, role, signal) => {
    const entries = await models()
    const listed = entries.find(({ entry, path }) =>
      choice === 'starter' ? entry.starter && entry.role === role : path === choice,
    )
    if (choice === 'starter' && !listed) throw new AssistantError('model-not-found', { path: options.catalogPath })
    if (listed) {
      if (listed.entry.role !== role) throw wrongRole(role, listed.entry.name)
      return fromEntry(listed)
    }
    const stamp = await stampFile(choice)
    const known = (await memory).probe(stamp.key, role)
    const info = known ?? (await probe(stamp, role, signal))
    if (!known) await (await memory).keepProbe(stamp.key, info)
    return { info, stamp, entry: entries.find(({ entry }) => entry.sha256 === info.id)?.entry }
  }

  return {
    describe,
    async verify(choice, role, signal) {
      const file = await describe(choice, role, signal)
      const { info, stamp, entry } = file
      if (!entry) return file
      const { digest, keepDigest } = await memory
      if (digest(stamp.key) === entry.sha256) return file
      if ((await sha256(stamp.path, signal)) !== entry.sha256) {
        throw new AssistantError('model-unusable', { name: info.name, path: stamp.path })
      }
      await keepDigest(stamp.key, entry.sha256)
      return file
    },
    async list() {
      const listed = await Promise.all((await models()).map((model) => fromEntry(model).catch(() => undefined)))
      const infos = listed.flatMap((file) => (file ? [file.info] : []))
      const probed = (await memory).probes().filter(({ path }) => !infos.some((info) => info.path === path))
      const there = await Promise.all(
        probed.map(({ path }) =>
          stampFile(path).then(
            () => true,
            () => false,
          ),
        ),
      )
      return [...infos, ...probed.filter((_, index) => there[index])]
    },
  }
}

/** A catalogue's model as its file stands there; the content is not looked at. */
async function fromEntry({ entry, path }: CatalogModel): Promise<ModelFile> {
  const stamp = await stampFile(path)
  if (stamp.size !== entry.sizeBytes) throw new AssistantError('model-unusable', { name: entry.name, path })
  return { info: catalogInfo(entry, path), stamp, entry }
}

function wrongRole(role: ModelInfo['role'], name: string): AssistantError {
  return new AssistantError(role === 'chat' ? 'model-not-chat' : 'model-not-embedder', { name })
}

function catalogInfo(entry: CatalogEntry, path: string): ModelInfo {
  const { sha256: id, role, name, starter, sizeBytes, dimensions, licence } = entry
  return {
    id,
    role,
    name,
    path,
    starter,
    parameters: entry.parameters ?? 0,
    contextTokens: entry.contextTokens ?? 0,
    sizeBytes,
    licence,
    ...(dimensions === undefined ? {} : { dimensions }),
  }
}
