import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { say } from '../messages/say.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'carrel-cli-'))
const data = path.join(folder, 'data')
const lease = path.join(folder, 'lease.md')
const broken = path.join(folder, 'broken.pdf')
type Span = { page: number; start: number; end: number; text: string }
type Place = { path: string; text: string; spans: Span[] }

beforeAll(() => {
  writeFileSync(
    lease,
    '# Lease\n\n## Notice\n\nEither party may terminate this lease with ninety days of written notice. ' +
      'The notice is sent by registered mail.\n\n## Deposit\n\nThe tenant pays a deposit of 2,900 euros in three equal parts.\n',
  )
  writeFileSync(broken, '%PDF-1.7\nthis is not a PDF after all')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function carrel(...args: string[]): Promise<{ code: number | null; lines: string[]; errors: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'cli.ts'), ...args], { cwd: folder })
    let out = ''
    let errors = ''
    child.stdout.on('data', (text) => {
      out += text
    })
    child.stderr.on('data', (text) => {
      errors += text
    })
    child.on('close', (code) => resolve({ code, lines: out.split('\n').filter((line) => line !== ''), errors }))
  })
}

const objects = (lines: string[]) => lines.map((line) => JSON.parse(line))

/** Every text equals its slice of the stored page, which `document` prints. */
async function expectSlices(places: Place[]): Promise<void> {
  expect(places.length).toBeGreaterThan(0)
  for (const place of places) {
    const { lines } = await carrel('document', place.path, '--json')
    const { pages } = objects(lines)[0] as { pages: { number: number; text: string }[] }
    for (const span of place.spans) {
      expect(pages.find((page) => page.number === span.page)?.text.slice(span.start, span.end)).toBe(span.text)
    }
  }
}

describe('the terminal', () => {
  it('imports what can be read, names what cannot, and says so in its exit code', async () => {
    const { code, lines } = await carrel('import', folder, '--json', '--data', data, '--collection', 'Flat')
    const items = objects(lines)
    expect(code).toBe(1)
    expect(items.find((item) => item.path === lease)).toMatchObject({ status: 'ready', pages: 1 })
    expect(items.find((item) => item.path === broken)).toMatchObject({
      status: 'failed',
      error: { code: 'document-damaged', message: expect.stringContaining('broken.pdf') },
    })
    expect(items.at(-1).total).toMatchObject({ files: 2, documents: 1, failed: 1 })
  })

  it('does not read the same file twice', async () => {
    const { code, lines } = await carrel('import', lease, '--json', '--data', data)
    expect(code).toBe(0)
    expect(objects(lines)[0]).toMatchObject({ path: lease, status: 'duplicate' })
  })

  it('searches a batch; every text equals its slice', async () => {
    const queries = path.join(folder, 'queries.jsonl')
    writeFileSync(queries, '{"id":"a","text":"deposit"}\n{"id":"b","text":"how to end the contract"}\n')
    const { code, lines } = await carrel('search', '--queries', queries, '-k', '2', '--json', '--data', data)
    const results = objects(lines) as { id: string; hits: Place[] }[]
    expect(code).toBe(0)
    expect(results.map((result) => result.id)).toEqual(['a', 'b'])
    expect(results[0]?.hits[0]?.text).toContain('2,900 euros')
    expect(results[1]?.hits[0]?.text).toContain('ninety days')
    await expectSlices(results.flatMap((result) => result.hits))
  })

  it('answers from the documents, with citations that equal their slices', async () => {
    const { code, lines } = await carrel('ask', 'How', 'much', 'is', 'the', 'deposit?', '--json', '--data', data)
    const [answer] = objects(lines)
    expect(code).toBe(0)
    expect(['written', 'quotes']).toContain(answer.outcome)
    expect(answer.quotes[0].text).toContain('2,900 euros')
    expect(answer.usage.promptTokens).toBeGreaterThan(0)
    for (const sentence of answer.sentences) {
      if (sentence.shown) expect(answer.answer).toContain(sentence.text)
      if (sentence.support === 'supported') expect(sentence.citations.length).toBeGreaterThan(0)
    }
    await expectSlices([
      ...answer.quotes,
      ...answer.sentences.flatMap((each: { citations: Place[] }) => each.citations),
    ])
  })

  it('answers with quotes alone where no model is wanted', async () => {
    const { lines } = await carrel('ask', 'How is notice sent?', '--model', 'none', '--json', '--data', data)
    expect(objects(lines)[0]).toMatchObject({ outcome: 'quotes', sentences: [], usage: { answerTokens: 0 } })
  })

  it('lists documents, in a collection too, with what could not be read', async () => {
    const { code, lines } = await carrel('list', '--json', '--data', data)
    expect(code).toBe(0)
    const rows = objects(lines)
    expect(rows.map((row) => row.path).sort()).toEqual([broken, lease])
    expect(rows.find((row) => row.path === lease)).toMatchObject({ status: 'ready', pages: 1, collections: ['Flat'] })
    expect(rows.find((row) => row.path === broken)).toMatchObject({ error: { code: 'document-damaged' } })
    const people = await carrel('list', '--collection', 'Flat', '--data', data)
    expect(people.lines.some((line) => line.startsWith(lease))).toBe(true)
  })

  it('checks the library: nothing is wrong with it', async () => {
    const { code, lines } = await carrel('doctor', '--json', '--data', data)
    expect(objects(lines)[0]).toMatchObject({ findings: [], chunks: expect.any(Number) })
    expect(objects(lines)[0].vectors).toBe(objects(lines)[0].chunks)
    expect(code).toBe(0)
    expect((await carrel('doctor', '--data', data)).lines.at(-1)).toBe(say('terminal', 'doctor-sound'))
  })

  it('keeps to a collection, and says which one is missing', async () => {
    const found = await carrel('search', 'deposit', '--collection', 'Flat', '--json', '--data', data)
    expect(objects(found.lines)[0].hits.length).toBeGreaterThan(0)
    const missing = await carrel('search', 'deposit', '--collection', 'Boat', '--data', data)
    expect(missing).toMatchObject({ code: 1, errors: expect.stringContaining('Boat') })
  })

  it('goes on after a failed question and ends with 1', async () => {
    const questions = path.join(folder, 'questions.jsonl')
    writeFileSync(questions, '{"id":1,"text":"How is notice sent?"}\n{"id":2,"text":"How much is the deposit?"}\n')
    const options = ['--questions', questions, '--model', path.join(folder, 'no.gguf'), '--json', '--data', data]
    const { code, lines } = await carrel('ask', ...options)
    expect(code).toBe(1)
    expect(objects(lines)).toMatchObject([
      { id: '1', error: { code: 'model-not-found' } },
      { id: '2', error: { code: 'model-not-found' } },
    ])
  })

  it('ends quietly where nobody reads its output any more', async () => {
    const args = [path.join(import.meta.dirname, 'cli.ts'), 'search', 'deposit', '--json', '--data', data]
    const child = spawn(process.execPath, args, { cwd: folder })
    child.stdout.destroy()
    let errors = ''
    child.stderr.on('data', (text) => {
      errors += text
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
  })

  it.each([[['fly']], [['search', '--data', data]], [['ask', 'x', '--mode', 'y']], [['search', 'x', '-k', '-1']]])(
    'ends %j with 2 and one line',
    async (args) => {
      const { code, errors } = await carrel(...args)
      expect(code).toBe(2)
      expect(errors.trim().split('\n')).toHaveLength(1)
    },
  )

  it('exports the text, and deletes what is named with a receipt; the file stays', async () => {
    const out = path.join(folder, 'out')
    expect((await carrel('export', out, '--collection', 'Flat', '--data', data)).code).toBe(0)
    expect((await carrel('export', out, '--collection', 'Flat', '--data', data)).code).toBe(0)
    const names = readdirSync(out)
    expect(names).toEqual(['Lease (2).md', 'Lease.md'])
    expect(readFileSync(path.join(out, names[0] ?? ''), 'utf8')).toContain('ninety days of written notice')

    const { code, lines } = await carrel('delete', lease, '--json', '--data', data)
    expect(code).toBe(0)
    const [receipt] = objects(lines)
    expect(receipt.documents).toMatchObject([{ path: lease }])
    expect(receipt.stores.every(({ left }: { left: number }) => left === 0)).toBe(true)
    expect(existsSync(lease)).toBe(true)
    const found = await carrel('search', 'deposit', '--json', '--data', data)
    expect(objects(found.lines)[0].hits).toEqual([])
    expect(await carrel('delete', lease, '--data', data)).toMatchObject({ code: 1, lines: [] })
    expect((await carrel('doctor', '--data', data)).lines.at(-1)).toBe(say('terminal', 'doctor-sound'))
  })
})
