import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { fileChecksum } from '../../adapters/llama/file-checksum.ts'
import { never, write } from '../../adapters/llama/test-models.ts'
import { askOver, longText, promptOver } from './test-prompt.ts'
import { warmFolder } from './test-warm.ts'

type Folder = ReturnType<typeof warmFolder>
type Models = ReturnType<Folder['models']>

const lease = longText('Clause', 28)

/** As one process would, which then ends. */
async function once<T>(folder: Folder, work: (models: Models) => Promise<T>, more = {}): Promise<T> {
  const models = folder.models(more)
  try {
    return await work(models)
  } finally {
    await models[Symbol.asyncDispose]()
  }
}

const askOnce = (folder: Folder, question: string, more = {}) =>
  once(folder, (models) => askOver(models, [lease], ['r-a'], question), more)
const states = (folder: Folder) => folder.store.warm.list().filter(({ kind }) => kind === 'state')
const names = (folder: Folder) => {
  const warm = path.join(folder.folder, 'warm')
  return existsSync(warm) ? readdirSync(warm) : []
}
const cold = (asked: Awaited<ReturnType<typeof askOver>>) =>
  expect(asked.read).toMatchObject({ warmTokens: 0, cachedTokens: 0, evaluatedTokens: asked.tokens })
const warm = (asked: Awaited<ReturnType<typeof askOver>>) =>
  expect(asked.read).toMatchObject({
    warmTokens: asked.keepTokens,
    cachedTokens: asked.keepTokens,
    evaluatedTokens: asked.tokens - asked.keepTokens,
  })

it('reads only what is new after a restart, and writes the same token by token', async () => {
  using folder = warmFolder({ documents: ['a'] })
  using other = warmFolder({ documents: ['a'] })
  const first = await askOnce(folder, 'When is the rent due?')
  cold(first)
  expect(states(folder)).toMatchObject([{ tokens: first.keepTokens, revisionIds: ['r-a'] }])
  await once(folder, async (models) => {
    const again = await askOver(models, [lease], ['r-a'], 'When is the rent due?')
    warm(again)
    expect([again.ready, again.text]).toEqual([first.keepTokens, first.text])
    const next = await askOver(models, [lease], ['r-a'], 'Who sees to the roof?')
    expect(next.read).toMatchObject({ warmTokens: 0, evaluatedTokens: next.tokens - next.read.cachedTokens })
    expect(next.read.cachedTokens).toBeGreaterThanOrEqual(next.keepTokens)
    expect(next.text).toBe((await askOnce(other, 'Who sees to the roof?')).text)
  })
  expect(folder.log.lines).toEqual([])
})

it('goes on from a state of the first document when a second one follows', async () => {
  using folder = warmFolder({ documents: ['a', 'b'] })
  const first = await askOnce(folder, 'When is the rent due?')
  const annex = longText('Annex', 24)
  await once(folder, async (models) => {
    const both = await askOver(models, [lease, annex], ['r-a', 'r-b'], 'When?')
    expect(both.read).toMatchObject({ warmTokens: first.keepTokens, evaluatedTokens: both.tokens - first.keepTokens })
  })
  expect(states(folder).map(({ revisionIds }) => revisionIds)).toContainEqual(['r-a', 'r-b'])
  warm(await once(folder, (models) => askOver(models, [lease, annex], ['r-a', 'r-b'], 'Who?')))
})

it('drops a state whose file is not what was written, and reads the prompt', async () => {
  using folder = warmFolder({ documents: ['a'] })
  const first = await askOnce(folder, 'When is the rent due?')
  const changed = (file: string) => {
    const bytes = readFileSync(file)
    bytes[bytes.length - 1000] = (bytes[bytes.length - 1000] ?? 0) ^ 1
    writeFileSync(file, bytes)
  }
  const damages = [
    (file: string) => truncateSync(file, 100_000),
    (file: string) => appendFileSync(file, 'x'),
    changed,
    (file: string) => rmSync(file),
  ]
  for (const damage of damages) {
    const [state] = states(folder)
    damage(folder.files.path(state?.key ?? ''))
    // It is saved again each time.
    const next = await askOnce(folder, 'When is the rent due?')
    cold(next)
    expect(next.text).toBe(first.text)
  }
  expect(folder.log.lines.filter((line) => line.includes('dropped'))).toHaveLength(damages.length)
  warm(await askOnce(folder, 'When is the rent due?'))
})

it('drops a state that holds other tokens, or is none, whatever its checksum says', async () => {
  using folder = warmFolder({ documents: ['a', 'b'] })
  const first = await askOnce(folder, 'When is the rent due?')
  const other = longText('Letter', 28)
  await once(folder, (models) => askOver(models, [other], ['r-b'], 'When is the rent due?'))
  const own = states(folder).find(({ revisionIds }) => revisionIds[0] === 'r-a')
  const foreign = states(folder).find(({ revisionIds }) => revisionIds[0] === 'r-b')
  if (!own || !foreign) throw new Error('not saved')
  copyFileSync(folder.files.path(foreign.key), folder.files.path(own.key))
  folder.store.warm.add({ ...own, bytes: foreign.bytes, checksum: foreign.checksum })
  const second = await askOnce(folder, 'When is the rent due?')
  cold(second)
  expect(second.text).toBe(first.text)
  const saved = states(folder).find(({ key }) => key === own.key)
  if (!saved) throw new Error('not saved again')
  writeFileSync(folder.files.path(own.key), 'GGUF, but not a state')
  folder.store.warm.add({ ...saved, ...(await fileChecksum(folder.files.path(own.key))) })
  cold(await askOnce(folder, 'When is the rent due?'))
})

it('does not take a state of another engine, and deletes those of another build', async () => {
  using folder = warmFolder({ documents: ['a'] })
  await askOnce(folder, 'When is the rent due?')
  const [state] = states(folder)
  if (!state) throw new Error('not saved')
  const engine = state.engine.replace(/^[^|]*/, 'b1 ')
  folder.store.warm.add({ ...state, engine })
  cold(await askOnce(folder, 'When is the rent due?'))
  expect(states(folder).map((one) => one.engine)).toEqual([state.engine])
})

it('answers all the same where nothing can be saved, and leaves nothing half written', async () => {
  using folder = warmFolder({ documents: ['a'] })
  writeFileSync(path.join(folder.folder, 'warm'), 'a file where the folder should be')
  cold(await askOnce(folder, 'When is the rent due?'))
  expect(states(folder)).toEqual([])
  expect(folder.log.lines).toHaveLength(1)
  expect(folder.log.lines[0]).toContain('not saved')
})

it.skipIf(!existsSync('/dev/full'))('leaves nothing of a state for which the disk is too small', async () => {
  using folder = warmFolder({
    documents: ['a'],
    files: (files) => ({
      ...files,
      async draft(key) {
        const draft = await files.draft(key)
        symlinkSync('/dev/full', draft)
        return draft
      },
    }),
  })
  cold(await askOnce(folder, 'When is the rent due?'))
  expect([states(folder), names(folder)]).toEqual([[], []])
  expect(folder.log.lines.filter((line) => line.includes('not saved'))).toHaveLength(1)
})

it('saves nothing without a budget, nor what is short, nor where it only reads', async () => {
  using folder = warmFolder({ documents: ['a'] })
  folder.store.settings.set({ warmMegabytes: 0 })
  cold(await askOnce(folder, 'When is the rent due?'))
  folder.store.settings.set({ warmMegabytes: 100 })
  await once(folder, (models) => askOver(models, ['The rent is due in May.'], ['r-a'], 'When?'))
  cold(await askOnce(folder, 'When is the rent due?', { readOnly: true }))
  expect([states(folder), names(folder)]).toEqual([[], []])
  await askOnce(folder, 'When is the rent due?')
  warm(await askOnce(folder, 'When is the rent due?', { readOnly: true }))
})

it('lets the longest unused state go, and not that of a pinned document', async () => {
  using folder = warmFolder({ documents: ['a', 'b', 'c'] })
  const size = async (id: string) => {
    const text = longText(`Document ${id}`, 26)
    await once(folder, (models) => askOver(models, [text], [`r-${id}`], 'When is the rent due?'))
    return states(folder).map(({ revisionIds }) => revisionIds[0])
  }
  await size('a')
  const bytes = states(folder)[0]?.bytes ?? 0
  folder.store.settings.set({ warmMegabytes: Math.floor((bytes * 2.5) / 2 ** 20) })
  folder.store.warm.pin(['a'], true)
  expect(await size('b')).toEqual(['r-b', 'r-a'])
  expect(await size('c')).toEqual(['r-c', 'r-a'])
  expect(names(folder).filter((name) => !name.endsWith('.tokens'))).toHaveLength(2)
})

it('loads nothing where memory holds as much', async () => {
  using folder = warmFolder({ documents: ['a'] })
  await once(folder, async (models) => {
    await askOver(models, [lease], ['r-a'], 'When is the rent due?')
    const next = await askOver(models, [lease], ['r-a'], 'Who sees to the roof?')
    expect(next.read.warmTokens).toBe(0)
    expect(next.read.cachedTokens).toBeGreaterThanOrEqual(next.keepTokens)
  })
})

it('remembers the tokens of a long text beside its state', async () => {
  using folder = warmFolder({ documents: ['a'] })
  const text = longText('Paragraph', 46)
  const layOut = async (models: Models) => {
    const model = await models.languageModel('starter')
    if (!model) throw new Error('no starter')
    return promptOver(model, [text], ['r-a'], 'When?').prompt
  }
  await once(folder, (models) => askOver(models, [text], ['r-a'], 'When?'))
  const record = folder.store.warm.list().find(({ kind }) => kind === 'tokens')
  expect(record?.revisionIds).toEqual(['r-a'])
  const file = folder.files.path(record?.key ?? '')
  const fresh = await once(folder, layOut)
  // The file is what is read: other tokens in it, with the right checksum, would be taken.
  const bytes = readFileSync(file)
  expect(bytes.length).toBe((record?.tokens ?? 0) * 4)
  const at = fresh.findIndex((_, index) =>
    fresh.slice(index, index + 20).every((token, k) => token === bytes.readUInt32LE(k * 4)),
  )
  expect(at).toBeGreaterThan(0)
  bytes.writeUInt32LE(bytes.readUInt32LE(0) + 1, 0)
  writeFileSync(file, bytes)
  expect(await once(folder, layOut)).toEqual(fresh)
  expect(folder.store.warm.list().some(({ kind }) => kind === 'tokens')).toBe(false)
})

it('keeps what was saved when reading is stopped after it', async () => {
  using folder = warmFolder({ documents: ['a'] })
  await once(folder, async (models) => {
    const model = await models.languageModel('starter')
    if (!model) throw new Error('no starter')
    const { prompt, keep } = promptOver(model, [lease], ['r-a'], longText('Question', 20))
    await using sequence = await model.openSequence({ priority: 'background' })
    const stop = new AbortController()
    const seen = setInterval(() => names(folder).length > 0 && stop.abort(), 5)
    await expect(
      write(sequence, prompt, { maxTokens: 1, keep }, AbortSignal.any([stop.signal, never])),
    ).rejects.toThrow(/abort/i)
    clearInterval(seen)
  })
  expect(states(folder)).toHaveLength(1)
  warm(await askOnce(folder, 'When is the rent due?'))
})
