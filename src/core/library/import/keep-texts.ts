import platformPath, { type PlatformPath } from 'node:path'
import type { MethodInput } from '../../../api/methods.ts'
import type { Clock } from '../../ports/clock.ts'
import type { MemberFiles } from '../../ports/members.ts'
import type { JobItemDraft } from '../library-store.ts'

type Texts = NonNullable<MethodInput<'import.start'>['texts']>

const longestName = 120

/**
 * Keeps texts that are no files, UTF-8, in the members' folder, and lists them to be read. A text's path is a name below its
 * digest, where nothing else can lie, so that the same words under the same title are one document.
 */
export async function keepTexts(
  { members, clock }: { members: Pick<MemberFiles, 'folder' | 'write'>; clock: Clock },
  texts: Texts,
): Promise<JobItemDraft[]> {
  const items = new Map<string, JobItemDraft>()
  for (const { title, text } of texts) {
    const { sha256, size } = await members.write(new TextEncoder().encode(text))
    const path = textPath(members.folder, sha256, title)
    items.set(path, { path, size, modifiedAt: clock.now(), status: 'queued', sha256 })
  }
  return [...items.values()]
}

/** The path of a text: below its digest, a file's name made of its title. */
export function textPath(folder: string, sha256: string, title: string, path: PlatformPath = platformPath): string {
  const name = title
    .replace(/[/\\]/g, '-')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  return path.join(folder, sha256, `${name.slice(0, longestName).trimEnd() || '-'}.txt`)
}
