import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { MemberFiles } from '../../core/ports/members.ts'
import { createMemberSink } from './member-sink.ts'

/** Members of containers below a data folder: `files/<sha256>`, and what an interruption left of one, `*.part`. */
export function createMemberFiles(dataFolder: string): MemberFiles {
  const folder = path.join(dataFolder, 'files')
  return {
    folder,
    path: (sha256) => path.join(folder, sha256),
    write: createMemberSink(folder).write,
    list: () => readdir(folder).catch(() => []),
    async remove(digests) {
      for (const digest of digests) {
        if (path.basename(digest) === digest) await rm(path.join(folder, digest), { force: true })
      }
    },
  }
}
