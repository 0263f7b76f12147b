import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { expect, it } from 'vitest'
import { pdfEngine } from '../../adapters/pdf/pdf-engine.ts'
import { encodePng } from '../../core/documents/picture/png.ts'
import { pairEmbedder } from './test-embedder.ts'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'
import type { WorkOrders } from './test-work-orders.ts'

const kills = Number(process.env.CARREL_KILLS ?? 5)
const child = fileURLToPath(new URL('./test-work-child.ts', import.meta.url))
const signal = new AbortController().signal
const longerThanUndo = 60_000
const embedders = ['starter', 'other']

/** A folder of documents whose words the test knows, edited round by round. `expected`: words by path. */
function makeDocs(docs: string) {
  const expected = new Map<string, string>()
  const orders: WorkOrders = { delete: [], remove: [], embedder: 'starter' }
  const secrets: string[] = []
  const watched = join(docs, 'watched')
  mkdirSync(join(docs, 'once'), { recursive: true })
  mkdirSync(watched)
  const filler = (word: string) => Array.from({ length: 40 }, (_, at) => `${word}n${at} stands here.`).join(' ')
  const put = (name: string, word: string) => {
    const path = join(watched, name)
    expected.set(path, filler(word))
    writeFileSync(path, filler(word))
  }
  const save = () => writeFileSync(join(docs, 'orders.json'), JSON.stringify(orders))
  for (let file = 0; file < 12; file++) put(`note-${file}.txt`, `note${file}`)
  return {
    expected,
    orders,
    secrets,
    watched,
    save,
    /** A new archive with a message and its attachment in it, and a new scan; one from two rounds before is let go. */
    async addRound(round: number) {
      const folder = join(docs, 'once', `round-${round}`)
      mkdirSync(folder)
      const word = `quisquilie${round}x`
      const path = join(folder, 'case.zip')
      const attached = filler(`${word}attached`)
      const files = {
        'letter.eml': letter(round, filler(`${word}mail`), attached),
        'a.txt': filler(`${word}a`),
        'b.txt': filler(`${word}b`),
      }
      writeFileSync(
        path,
        zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
      )
      expected.set(path, '')
      expected.set(join(path, 'letter.eml'), filler(`${word}mail`))
      expected.set(join(path, 'letter.eml', 'note.txt'), attached)
      expected.set(join(path, 'a.txt'), filler(`${word}a`))
      expected.set(join(path, 'b.txt'), filler(`${word}b`))
      const scan = join(folder, 'scan.png')
      writeFileSync(scan, await drawn(`The landlord keeps the house in good order ${100 + round}`))
      expected.set(scan, `The landlord keeps the house in good order ${100 + round}`)
      if (round >= 1) {
        const old = join(docs, 'once', `round-${round - 1}`, 'case.zip')
        ;(round % 2 === 0 ? orders.remove : orders.delete).push(old)
        for (const gone of [...expected.keys()].filter((one) => one.startsWith(old))) expected.delete(gone)
        secrets.push(`quisquilie${round - 1}x`)
      }
      orders.embedder = embedders[round % 2] ?? 'starter'
      save()
    },
    /** Changes, moves, adds and takes away files of the watched folder. */
    edit(step: number) {
      put(`note-${step % 4}.txt`, `edited${step}x`)
      put(`new-${step}.txt`, `new${step}x`)
      const from = join(watched, `note-${4 + (step % 4)}.txt`)
      const away = [...expected.keys()].find((path) => path.includes('moved-'))
      if (away) {
        rmSync(away)
        expected.delete(away)
      }
      const to = join(watched, `moved-${step}.txt`)
      const words = expected.get(from)
      if (words === undefined) return
      renameSync(from, to)
      expected.delete(from)
      expected.set(to, words)
      put(`note-${4 + (step % 4)}.txt`, `again${step}x`)
    },
  }
}

function letter(round: number, text: string, attached: string): string {
  return `From: Anna <anna@example.org>\nSubject: Letter ${round}\nMessage-ID: <${round}@x>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${text}\n--b\nContent-Type: text/plain; name=note.txt\nContent-Disposition: attachment; filename=note.txt\n\n${attached}\n--b--\n`
}

/** A picture of a printed line. */
async function drawn(line: string): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.TimesRoman)
  document.addPage([298, 100]).drawText(line, { x: 30, y: 50, size: 12, font })
  using file = await pdfEngine.open(await document.save())
  return encodePng(file.draw(1, 1_000))
}

function start(data: string, docs: string, ahead = 0) {
  const args = [data, docs, String(ahead)]
  const running = fork(child, args, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return { running, exited: once(running, 'exit'), begun: once(running, 'message') }
}

async function runQuietly(data: string, docs: string, ahead: number): Promise<unknown> {
  const { running, begun, exited } = start(data, docs, ahead)
  await begun
  const [errors] = await once(running, 'message')
  await exited
  return errors
}

/** Files below a folder that hold a text. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(text))
}

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '')

async function expectWhole(lib: TestLibrary, data: string, docs: ReturnType<typeof makeDocs>): Promise<void> {
  const check = await lib.handlers['library.check']({}, signal)
  expect(check.findings).toEqual([])
  expect(lib.library.jobs().filter((job) => job.state !== 'done')).toEqual([])
  const rows = lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 10_000 }).documents
  expect(rows.map((row) => row.path).sort()).toEqual([...docs.expected.keys()].sort())
  expect(
    rows.filter((row) => row.status !== 'ready').map(({ path, status, error }) => ({ path, status, error })),
  ).toEqual([])
  for (const row of rows) {
    const words = lib.text.pages(row.revisionId, 1, row.pages).flatMap((page) => wordsOf(page.text))
    const wanted = wordsOf(docs.expected.get(row.path) ?? '')
    if (row.path.endsWith('.eml')) expect(words, row.path).toEqual(expect.arrayContaining(wanted))
    else expect(words, row.path).toEqual(wanted)
  }
  const chosen = await lib.models.embedder(docs.orders.embedder)
  expect(lib.library.embedders()).toEqual([chosen?.id])
  expect([check.vectors, lib.settings.get().searchEmbedder]).toEqual([check.chunks, undefined])

  const members = rows.filter((row) => row.parentId !== undefined)
  const digests = new Set(members.map((row) => lib.library.document(row.id)?.sha256))
  expect(readdirSync(join(data, 'files')).sort()).toEqual([...digests].sort())
}

it(`keeps and lets go of what it should when killed ${kills} times amid all work`, {
  timeout: 120_000 + kills * 30_000,
}, async () => {
  using root = temporaryFolder()
  const data = join(root.path, 'data')
  const folder = join(root.path, 'docs')
  const docs = makeDocs(folder)
  const delays: number[] = []
  for (let round = 0; round < kills; round++) {
    docs.edit(2 * round)
    await docs.addRound(round)
    const { running, exited, begun } = start(data, folder)
    await begun
    const delay = Math.random() * 2500
    delays.push(Math.round(delay))
    await new Promise((resolve) => setTimeout(resolve, delay / 2))
    docs.edit(2 * round + 1)
    await new Promise((resolve) => setTimeout(resolve, delay / 2))
    running.kill('SIGKILL')
    await exited
  }
  const context = `killed after ${delays.join(', ')} ms`
  expect(await runQuietly(data, folder, 0), context).toEqual([])
  expect(await runQuietly(data, folder, longerThanUndo), context).toEqual([])

  const lib = await openTestLibrary(data, {
    embedder: pairEmbedder(),
    otherEmbedder: pairEmbedder({ dimensions: 8, id: 'b'.repeat(64) }),
    now: () => Date.now() + longerThanUndo,
    watches: false,
  })
  try {
    await expectWhole(lib, data, docs)
  } catch (error) {
    throw new Error(context, { cause: error })
  } finally {
    await lib.close()
  }
  for (const secret of docs.secrets) {
    const left = filesWith(data, secret)
    expect(left, `${secret}, ${context}`).toEqual([])
  }
})
