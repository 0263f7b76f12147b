import { pause } from '../../jobs/pause.ts'
import type { Clock } from '../../ports/clock.ts'
import type { FileSource, WalkedFile } from '../../ports/file-source.ts'
import { same } from './compare.ts'

/** A file that changed longer ago than this many quiet times is not looked at twice. */
const longAgo = 4

/**
 * Of the files given, those that nobody is writing: changed some time ago, or the same after `quietMs` milliseconds. Their
 * stamps are those of the last look.
 */
export async function settled(
  deps: { files: Pick<FileSource, 'stat'>; clock: Clock; quietMs: number },
  files: readonly WalkedFile[],
  signal: AbortSignal,
): Promise<{ files: Map<string, WalkedFile> }> {
  const isRecent = (file: WalkedFile) => file.modifiedAt > deps.clock.now() - longAgo * deps.quietMs
  const quiet = new Map(files.flatMap((file) => (isRecent(file) ? [] : [[file.path, file] as const])))
  const recent = files.filter(isRecent)
  if (recent.length > 0) await pause(deps.quietMs, signal)
  for (const file of recent) {
    signal.throwIfAborted()
    const now = await deps.files.stat(file.path)
    if (now && same(now, file)) quiet.set(file.path, file)
  }
  return { files: quiet }
}
