import type { GgufFileInfo } from 'node-llama-cpp'
import type { ModelFile, ModelFiles } from './model-files.ts'

type FindDraft = {
  files: ModelFiles
  header: (file: ModelFile) => Promise<GgufFileInfo>
  target: ModelFile
  /** The only candidate, where one is named. */
  path: string | undefined
}

/** Guessing pays only where the other model is much smaller. */
const muchSmaller = 4
const never = new AbortController().signal

/** The smallest chat model that is known, of the same vocabulary and a quarter of the size at most. */
export async function findDraft({ files, header, target, path }: FindDraft): Promise<ModelFile | undefined> {
  const known = path === undefined ? await files.list() : [(await files.describe(path, 'chat', never)).info]
  const smaller = known
    .filter((info) => info.role === 'chat' && info.id !== target.info.id)
    .filter((info) => info.sizeBytes * muchSmaller <= target.info.sizeBytes)
    .toSorted((left, right) => left.sizeBytes - right.sizeBytes)
  if (smaller.length === 0) return undefined
  const wanted = vocabularyOf(await header(target))
  for (const info of smaller) {
    // oxlint-disable-next-line no-await-in-loop -- the first that fits is taken
    const file = await files.verify(info.starter ? 'starter' : info.path, 'chat', never)
    // oxlint-disable-next-line no-await-in-loop
    if (sameTokens(vocabularyOf(await header(file)), wanted)) return file
  }
  return undefined
}

function vocabularyOf(info: GgufFileInfo): readonly unknown[] {
  return info.metadata.tokenizer?.ggml?.tokens ?? []
}

function sameTokens(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length > 0 && one.length === other.length && one.every((token, index) => token === other[index])
}
