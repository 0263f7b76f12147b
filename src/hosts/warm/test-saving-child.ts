import { askOver, longText } from './test-prompt.ts'
import { warmFolder } from './test-warm.ts'

// Asks about a text in the data folder that is given, says when it begins to write the state and to give it its name, and waits for its end.
const folder = warmFolder({
  documents: ['a'],
  folder: process.argv[2] ?? '',
  files: (files) => ({
    ...files,
    async draft(key) {
      const draft = await files.draft(key)
      process.stdout.write('writing\n')
      return draft
    },
    keep(draft, key) {
      process.stdout.write('keeping\n')
      return files.keep(draft, key)
    },
  }),
})
const models = folder.models()
const { text } = await askOver(models, [longText('Clause', 28)], ['r-a'], 'When is the rent due?')
await models[Symbol.asyncDispose]()
process.stdout.write(`${text}\n`)
