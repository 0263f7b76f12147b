import { expect, test } from 'vitest'
import { AssistantError } from '../../api/error.ts'
import { createKeptModels } from './kept-models.ts'
import type { ModelFile } from './model-files.ts'

const fileOf = (key: string) => ({ stamp: { key } }) as ModelFile
const gone = () => Promise.reject(new AssistantError('model-not-found'))

function kept(fails?: () => boolean) {
  const log: string[] = []
  const models = createKeptModels(async ({ stamp: { key } }) => {
    log.push(`load ${key}`)
    if (fails?.()) throw new AssistantError('model-unusable')
    return { value: `model ${key}`, dispose: async () => void log.push(`end ${key}`) }
  })
  return { models, log }
}

test('a content is loaded once; of more than two the longest unused is let go', async () => {
  const { models, log } = kept()
  expect(await Promise.all([models.get(fileOf('a')), models.get(fileOf('a'))])).toEqual(['model a', 'model a'])
  await models.get(fileOf('b'))
  await models.get(fileOf('a'))
  await models.get(fileOf('c'))
  await expect.poll(() => log).toEqual(['load a', 'load b', 'load c', 'end b'])
  await models.dispose()
  expect(log.slice(4).toSorted()).toEqual(['end a', 'end c'])
})

test('what could not be loaded is tried again', async () => {
  let fails = true
  const { models, log } = kept(() => fails)
  await expect(models.get(fileOf('a'))).rejects.toMatchObject({ code: 'model-unusable' })
  fails = false
  expect(await models.get(fileOf('a'))).toBe('model a')
  expect(log).toEqual(['load a', 'load a'])
})

test('a chosen model that is loaded goes on where its file is gone, until it is let go', async () => {
  const { models, log } = kept()
  await expect(models.choose('own', gone)).rejects.toMatchObject({ code: 'model-not-found' })
  expect(await models.choose('own', async () => fileOf('a'))).toBe('model a')
  expect(await models.choose('own', gone)).toBe('model a')
  await expect(models.choose('another', gone)).rejects.toMatchObject({ code: 'model-not-found' })
  await models.letGo('a')
  await expect(models.choose('own', gone)).rejects.toMatchObject({ code: 'model-not-found' })
  expect(log).toEqual(['load a', 'end a'])
})
