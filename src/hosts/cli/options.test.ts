import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { batchOf } from './batch.ts'
import { hitCount, oneOf, parseCommandLine, wholeNumber } from './options.ts'
import { UsageError } from './usage-error.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'carrel-options-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function parsed(...args: string[]) {
  const options = parseCommandLine(args, folder)
  if (options === 'help') throw new Error('expected a command')
  return options
}

describe('the command line', () => {
  it('makes the data folder absolute and keeps words in order', () => {
    expect(parsed('ask', 'how', 'much', '--data', 'desk', '--json')).toMatchObject({
      command: 'ask',
      positionals: ['how', 'much'],
      json: true,
      dataFolder: path.join(folder, 'desk'),
    })
  })

  it('takes whole numbers of a range alone', () => {
    expect(wholeNumber(parsed('summarize', 'a.pdf', '--words', '120'), 'words', 10, 5000)).toBe(120)
    expect(wholeNumber(parsed('summarize', 'a.pdf'), 'words', 10, 5000)).toBeUndefined()
    for (const value of ['9', '1e3', 'ten', '5001']) {
      expect(() => wholeNumber(parsed('summarize', 'a', '--words', value), 'words', 10, 5000)).toThrow(UsageError)
    }
  })

  it('tells flags from options with a value', () => {
    expect([...parsed('doctor', '--repair').flags]).toEqual(['repair'])
    expect([...parsed('doctor').flags]).toEqual([])
  })

  it.each([[[]], [['--help']], [['search', '-h']]])('helps on %j', (args) => {
    expect(parseCommandLine(args)).toBe('help')
  })

  it.each([
    [['dance'], 'no command dance'],
    [['toString'], 'no command toString'],
    [['import', '--mode', 'x'], 'mode'],
    [['search', 'x', '--collection'], 'collection'],
  ])('refuses %j in one line', (args, words) => {
    const run = () => parseCommandLine(args)
    expect(run).toThrow(UsageError)
    expect(run).toThrow(words)
    try {
      run()
    } catch (error) {
      expect(String(error)).not.toContain('\n')
    }
  })

  it('checks choices and counts', () => {
    expect(hitCount(parsed('search', 'x', '-k', '7'))).toBe(7)
    expect(() => hitCount(parsed('search', 'x', '-k', '0'))).toThrow('from 1 to 100')
    expect(() => hitCount(parsed('search', 'x', '-k', 'many'))).toThrow('from 1 to 100')
    expect(() => oneOf(parsed('search', 'x', '--mode', 'psychic'), 'mode', ['lexical'], 'lexical')).toThrow('lexical')
  })
})

describe('a batch', () => {
  it('is the words given, or the lines of a file', () => {
    const file = path.join(folder, 'q.jsonl')
    writeFileSync(file, '\uFEFF{"id": 1, "text": "one", "more": true}\n\n{"id": "b", "text": "two"}\n')
    expect(batchOf(parsed('search', 'a', 'b'), 'queries')).toEqual([{ id: '1', text: 'a b' }])
    expect(batchOf(parsed('search', '--queries', file), 'queries')).toEqual([
      { id: '1', text: 'one' },
      { id: 'b', text: 'two' },
    ])
  })

  it('names the line that is wrong, and refuses both or neither', () => {
    const file = path.join(folder, 'bad.jsonl')
    writeFileSync(file, '{"id": "a", "text": "one"}\nnot json\n')
    expect(() => batchOf(parsed('search', '--queries', file), 'queries')).toThrow('line 2')
    expect(() => batchOf(parsed('search'), 'queries')).toThrow(UsageError)
    expect(() => batchOf(parsed('search', 'x', '--queries', file), 'queries')).toThrow(UsageError)
    expect(() => batchOf(parsed('ask', '--questions', path.join(folder, 'none')), 'questions')).toThrow(
      'file-not-found',
    )
  })
})
