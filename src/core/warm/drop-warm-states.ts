import type { WarmFiles, WarmStore } from '../ports/warm-memory.ts'

type DropDeps = { warm: Pick<WarmStore, 'list' | 'remove'>; warmFiles: WarmFiles }

/**
 * Deletes what models remember of revisions, the bytes first; with strays also every file without a record, since it may be
 * a state of theirs that is being written: it is then not remembered.
 */
export async function dropWarmStates(
  { warm, warmFiles }: DropDeps,
  revisionIds: readonly string[],
  more?: 'and strays',
): Promise<void> {
  const gone = new Set(revisionIds)
  const records = warm.list()
  const keys = records.filter((record) => record.revisionIds.some((id) => gone.has(id))).map(({ key }) => key)
  const known = new Set(records.map(({ key }) => key))
  const strays = more ? (await warmFiles.list()).map(({ key }) => key).filter((key) => !known.has(key)) : []
  if (keys.length + strays.length > 0) await warmFiles.remove([...keys, ...strays])
  if (keys.length > 0) warm.remove(keys)
}

/** Deletes files without a record, and records whose file is gone or of another size. */
export async function dropLostWarmStates({ warm, warmFiles }: DropDeps): Promise<void> {
  const files = new Map((await warmFiles.list()).map(({ key, bytes }) => [key, bytes]))
  const lost = warm.list().filter(({ key, bytes }) => files.get(key) !== bytes)
  for (const { key } of warm.list()) files.delete(key)
  const keys = lost.map(({ key }) => key)
  await warmFiles.remove([...files.keys(), ...keys])
  if (keys.length > 0) warm.remove(keys)
}

/** Files and records looked at, and how many may still hold something of the revisions. */
export async function searchWarmStates(
  { warm, warmFiles }: DropDeps,
  revisionIds: readonly string[],
): Promise<{ searched: number; left: number }> {
  const gone = new Set(revisionIds)
  const records = warm.list()
  const keys = new Set(records.map(({ key }) => key))
  const files = await warmFiles.list()
  const left = records.filter((record) => record.revisionIds.some((id) => gone.has(id))).length
  const strays = files.filter(({ key }) => !keys.has(key)).length
  return { searched: new Set([...keys, ...files.map(({ key }) => key)]).size, left: left + strays }
}
