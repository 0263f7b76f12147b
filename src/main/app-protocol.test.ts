import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundledFile, createAppHandler, isInside } from './app-protocol.ts'
import { contentPolicy } from './content-policy.ts'

let base = ''
let folder = ''
beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'carrel-app-')))
  folder = join(base, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(base, 'renderer-other'))
  writeFileSync(join(folder, 'index.html'), '<p>page')
  writeFileSync(join(folder, 'assets/a b.js'), '1')
  writeFileSync(join(base, 'secret.txt'), 'secret')
  writeFileSync(join(base, 'renderer-other/secret.txt'), 'secret')
  symlinkSync(join(base, 'secret.txt'), join(folder, 'link.txt'))
  symlinkSync(base, join(folder, 'up'))
  symlinkSync(join(folder, 'index.html'), join(folder, 'inner.html'))
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

test('files of the folder are found, by escaped names and links inside it too', async () => {
  expect(await bundledFile(folder, 'app://carrel/')).toBe(join(folder, 'index.html'))
  expect(await bundledFile(folder, 'app://carrel/assets/a%20b.js?v=1#x')).toBe(join(folder, 'assets/a b.js'))
  expect(await bundledFile(folder, 'app://carrel/inner.html')).toBe(join(folder, 'index.html'))
})

test('nothing outside is: traversal, links, neighbours, other hosts and schemes', async () => {
  for (const address of [
    'app://carrel/../secret.txt',
    'app://carrel/%2e%2e/secret.txt',
    'app://carrel/..%2fsecret.txt',
    'app://carrel/..%5csecret.txt',
    'app://carrel/..%2frenderer-other%2fsecret.txt',
    'app://carrel/link.txt',
    'app://carrel/up/secret.txt',
    'app://carrel/assets',
    'app://carrel/index.html%00',
    'app://carrel/%',
    'app://other/index.html',
    'file:///etc/passwd',
    'https://carrel/index.html',
    'not an address',
  ])
    expect(await bundledFile(folder, address), address).toBeUndefined()
})

test('no path made of dots, slashes and escapes ever leads out', async () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '/',
    '%2e',
    '%2E%2e',
    '%2f',
    '%5c',
    '\\',
    'up',
    'link.txt',
    'assets',
    'secret.txt',
    '%00',
    '%252e',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
      const found = await bundledFile(folder, `app://carrel/${pieces.join('')}`)
      if (found !== undefined) expect(isInside(folder, found)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('a sibling whose name begins alike is not inside', () => {
  expect(isInside('/a/renderer', '/a/renderer-other/x')).toBe(false)
  expect(isInside('/a/renderer', '/a/renderer')).toBe(false)
  expect(isInside('/a/renderer', '/a/renderer/..x')).toBe(true)
})

test('every answer carries the policy; only GET is answered', async () => {
  const handle = createAppHandler(folder)
  const found = await handle(new Request('app://carrel/index.html'))
  const missing = await handle(new Request('app://carrel/none'))
  const posted = await handle(new Request('app://carrel/index.html', { method: 'POST', body: 'x' }))
  expect([found.status, missing.status, posted.status]).toEqual([200, 404, 404])
  for (const answer of [found, missing, posted])
    expect(answer.headers.get('content-security-policy')).toBe(contentPolicy)
  expect(found.headers.get('content-type')).toBe('text/html; charset=utf-8')
})
