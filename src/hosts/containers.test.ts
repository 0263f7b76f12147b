import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { gzipSync, strToU8, zipSync } from 'fflate/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forkLauncher } from '../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../adapters/workshop/workshop.ts'
import { AssistantError } from '../api/error.ts'
import { readDocument } from '../core/documents/read-document.ts'
import type { Member } from '../core/ports/members.ts'
import type { ReadEvent } from '../core/ports/read-event.ts'
import type { Workshop } from '../core/ports/workshop.ts'
import { documentCommand } from './cli/document-command.ts'
import { parseCommandLine } from './cli/options.ts'

const corpus = path.resolve(import.meta.dirname, '../../../shared/corpora/parser-email')
/** What the reading of any file may take, whoever wrote it. */
const limits = { ms: 30_000, residentBytes: 1 << 30 }
const never = new AbortController().signal
let [folder, members] = ['', '']
let workshop: Workshop

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'carrel-containers-'))
  members = path.join(folder, 'members')
  workshop = createWorkshop(forkLauncher((entry) => path.join(import.meta.dirname, `${entry}.ts`)))
})
afterAll(async () => {
  await workshop[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

async function write(name: string, bytes: Uint8Array | string): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

/** What happens when a file is read; a failure is the last. */
async function read(file: string, input: { membersFolder?: string; maxBytes?: number } = { membersFolder: members }) {
  const events: (ReadEvent | { type: 'failed'; error: AssistantError })[] = []
  try {
    const task = { path: file, maxBytes: 500 << 20, ...input }
    for await (const event of workshop.run('read-document', task, limits, never)) events.push(event)
  } catch (error) {
    if (!(error instanceof AssistantError)) throw error
    expect(error.parameters.name).toBe(path.basename(file))
    events.push({ type: 'failed', error })
  }
  const found = events.flatMap((event): Member[] => (event.type === 'member-found' ? [event.member] : []))
  return { events, members: found, last: events.at(-1) }
}

const letter =
  'From: Anna <anna@example.org>\nMessage-ID: <1@x>\nSubject: Keys\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHere.\n--b\nContent-Type: text/csv; name=a.csv\nContent-Disposition: attachment\n\n1;2\n--b--\n'

test('attachments are written under their digest, and the message says who wrote it', async () => {
  const file = await write('letter.eml', letter)
  const { members: found, last } = await read(file)
  const [member] = found
  const digest = createHash('sha256').update('1;2').digest('hex')
  expect(member).toEqual({ name: 'a.csv', size: 3, sha256: digest })
  expect(await readFile(path.join(members, digest), 'utf8')).toBe('1;2')
  expect(last).toMatchObject({
    type: 'finished',
    warnings: [],
    mail: { from: 'Anna <anna@example.org>', messageId: '1@x', thread: '1@x' },
  })
  const without = await read(file, {})
  expect(without.members).toEqual([])
  expect(without.last).toMatchObject({ warnings: [{ code: 'attachments-not-read', parameters: { names: 'a.csv' } }] })
})

test('archives and mailboxes are not bound by the limit of documents, what lies in them is', async () => {
  const text = strToU8('words '.repeat(400))
  const file = await write('box.zip', zipSync({ 'a.txt': text, 'b.txt': strToU8('short') }, { level: 0 }))
  const { members: found } = await read(file, { membersFolder: members, maxBytes: 1_000 })
  expect(found.map((member) => ('error' in member ? member.error.code : member.size))).toEqual(['file-too-large', 5])
  const box = `From a Wed Mar 12 14:05:00 2025\n${letter}\n`
  expect((await read(await write('Inbox', box), { membersFolder: members, maxBytes: 500 })).members[0]).toMatchObject({
    name: expect.stringMatching(/^Keys [0-9a-f]{8}\.eml$/),
  })
  expect((await read(file, {})).events.map(({ type }) => type)).toEqual(['opened', 'finished'])
})

test('the terminal names members with size and digest, and writes nothing', async () => {
  const file = await write('said.zip', zipSync({ 'a.txt': strToU8('words') }))
  const before = await readdir(members)
  const said: object[] = []
  const output = { json: true, line: () => {}, object: (value: object) => said.push(value) }
  const options = parseCommandLine(['document', file, '--json'])
  if (options === 'help') throw new Error('no help was asked for')
  expect(await documentCommand(options, { workshop }, output)).toBe(0)
  const sha256 = createHash('sha256').update('words').digest('hex')
  expect(said[0]).toMatchObject({ kind: 'archive', pages: [], members: [{ name: 'a.txt', size: 5, sha256 }] })
  expect(await readdir(members)).toEqual(before)
})

test.each([
  ['messages nested 1,000 deep', 'deep.eml', () => strToU8('Content-Type: message/rfc822\n\n'.repeat(1_000) + letter)],
  ['archives nested 60 deep', 'deep.zip', () => nested(60)],
  [
    'a gigabyte of zeros in gzip',
    'zeros.gz',
    () => new Uint8Array(Buffer.concat(Array(64).fill(gzipSync(new Uint8Array(16 << 20))))),
  ],
  [
    'a mailbox of 5,000 messages of nothing',
    'many',
    () => strToU8('From a Wed Mar 12 14:05:00 2025\nSubject: x\n\n'.repeat(5_000)),
  ],
  ['an archive of one name 50,000 times', 'same.zip', () => alike(50_000)],
  [
    'an attached archive that is torn',
    'torn.eml',
    () => strToU8(letter.replace('1;2', Buffer.from(nested(3)).toString('latin1').slice(0, 90))),
  ],
])(
  '%s end in time and memory',
  async (_name, file, make) => {
    const { last } = await read(await write(file, make()))
    expect(last?.type === 'finished' || last?.type === 'failed').toBe(true)
    if (last?.type === 'failed')
      expect(['document-damaged', 'document-empty', 'file-unsupported']).toContain(last.error.code)
    expect((await readdir(members)).filter((name) => name.endsWith('.part'))).toEqual([])
  },
  60_000,
)

function nested(depth: number): Uint8Array {
  let inner = strToU8('the innermost words')
  for (let level = 0; level < depth; level += 1) inner = zipSync({ [level === 0 ? 'a.txt' : 'a.zip']: inner })
  return inner
}

function alike(count: number): Uint8Array {
  const one = zipSync({ 'name.txt': new Uint8Array(0) }, { level: 0 })
  const at = new DataView(one.buffer, one.byteOffset).getUint32(one.length - 6, true)
  const entry = one.subarray(at, one.length - 22)
  const end = one.slice(one.length - 22)
  new DataView(end.buffer).setUint16(10, count, true)
  return new Uint8Array(Buffer.concat([one.subarray(0, at), ...Array<Uint8Array>(count).fill(entry), end]))
}

test.skipIf(!existsSync(corpus))(
  'property: real messages torn and overwritten end in pages and members, or an error that names them',
  async () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:eml|msg)$/.test(name))
      .map((name) => path.join(corpus, name))
    const small: string[] = []
    for (const name of files) if ((await stat(name)).size < 300_000) small.push(name)
    expect(small.length).toBeGreaterThan(100)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...small),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 30 }),
        fc.option(fc.nat(), { freq: 3 }),
        async (name, changes, length) => {
          const bytes = await readFile(name)
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte
          const file = await write(
            `torn${path.extname(name)}`,
            bytes.subarray(0, length === null ? undefined : length % bytes.length),
          )
          const { last } = await read(file)
          expect(last?.type === 'finished' || last?.type === 'failed').toBe(true)
          if (last?.type === 'failed')
            expect(['document-too-slow', 'document-too-hungry', 'workshop-failed', 'internal']).not.toContain(
              last.error.code,
            )
        },
      ),
      { numRuns: 150 },
    )
  },
  120_000,
)

test.skipIf(!existsSync(corpus))('attachments of the corpus are found by name, size and digest', async () => {
  const file = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).find((name) =>
    /attachAndInline\.msg$/.test(name),
  )
  if (file === undefined) throw new Error('the corpus has changed')
  const { members: found } = await readDocument({ workshop }, path.join(corpus, file), never)
  expect(found.length).toBeGreaterThan(0)
  for (const member of found) expect(member).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
})
