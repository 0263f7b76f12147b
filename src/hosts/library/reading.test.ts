import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { acquireOwnerLock } from '../../adapters/files/owner-lock.ts'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

const child = fileURLToPath(new URL('./test-reading-child.ts', import.meta.url))

it('lets another process search one state of a library while its owner adds, removes and tidies', async () => {
  using root = temporaryFolder()
  const data = join(root.path, 'data')
  const docs = join(root.path, 'docs')
  mkdirSync(docs)
  const lock = acquireOwnerLock(data, { program: 'Carrel', version: '9.9.9' })
  const lib = await openTestLibrary(data)
  for (let file = 0; file < 5; file++) writeFileSync(join(docs, `${file}.txt`), `shared word number${file}`)
  await lib.import([docs])
  const reader = fork(child, [data, 'word'], { execArgv: [] })
  try {
    await once(reader, 'message')
    const ask = async () => {
      reader.send('ask')
      const [answer] = await once(reader, 'message')
      return answer
    }
    expect(await ask()).toEqual({
      hits: 5,
      known: 5,
      documents: 5,
      refusal: { code: 'library-in-use', parameters: { owner: `Carrel 9.9.9, process ${process.pid}` } },
    })
    for (let file = 5; file < 9; file++) writeFileSync(join(docs, `${file}.txt`), `shared word number${file}`)
    await lib.import([docs])
    await lib.index.optimize()
    // The table stays as it was first seen; documents and text are those of now.
    expect(await ask()).toMatchObject({ hits: 5, known: 5, documents: 9 })
  } finally {
    reader.kill('SIGKILL')
    await once(reader, 'exit')
    await lib.close()
    if (lock.owned) lock.release()
  }
})
