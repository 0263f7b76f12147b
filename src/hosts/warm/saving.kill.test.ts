import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { fileChecksum } from '../../adapters/llama/file-checksum.ts'
import { askOver, longText } from './test-prompt.ts'
import { warmFolder } from './test-warm.ts'

const savingChild = fileURLToPath(new URL('./test-saving-child.ts', import.meta.url))
/** When the process is killed: milliseconds after what it said. */
const moments = [
  ['writing', 0],
  ['writing', 6],
  ['writing', 30],
  ['keeping', 0],
  ['keeping', 10],
  ['keeping', 400],
] as const

it('leaves nothing that is trusted when it is killed while it saves', { timeout: 600_000 }, async () => {
  using reference = warmFolder({ documents: ['a'] })
  const ask = async (folder: ReturnType<typeof warmFolder>) => {
    const models = folder.models()
    try {
      return await askOver(models, [longText('Clause', 28)], ['r-a'], 'When is the rent due?')
    } finally {
      await models[Symbol.asyncDispose]()
    }
  }
  const { text } = await ask(reference)
  for (const [word, ms] of moments) {
    using folder = warmFolder({ documents: ['a'] })
    const child = spawn(process.execPath, [savingChild, folder.folder], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const ended = once(child, 'exit')
    for await (const said of child.stdout) if (String(said).includes(word)) break
    await new Promise((resolve) => setTimeout(resolve, ms))
    child.kill('SIGKILL')
    await ended
    // As the next start does.
    await folder.room.tidy()
    const records = folder.store.warm.list()
    expect(readdirSync(path.join(folder.folder, 'warm')).toSorted()).toEqual(records.map(({ key }) => key).toSorted())
    for (const { key, bytes, checksum } of records) {
      expect(await fileChecksum(folder.files.path(key))).toEqual({ bytes, checksum })
    }
    const after = await ask(folder)
    expect(after.text).toBe(text)
    expect(after.read.warmTokens).toBe(records.some(({ kind }) => kind === 'state') ? after.keepTokens : 0)
    expect(folder.log.lines).toEqual([])
  }
})
