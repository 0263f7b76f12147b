import { expect, test } from 'vitest'
import { readHtml } from './html.ts'
import { readMarkdown } from './markdown.ts'

const texts = (flow: readonly { text: string }[]) => flow.map((block) => block.text).join(' ')

test('tables in tables are asked once what they hold', () => {
  const cells = '<tr><td>x</td></tr>'.repeat(20_000)
  const { flow } = readHtml(`${'<table><tr><td>'.repeat(130)}<table>${cells}</table>`)
  expect(texts(flow).replaceAll(' ', '').length).toBe(20_000)
}, 5_000)

test('elements that are open by the hundred thousand end in an error', () => {
  expect(() => readHtml('<ul><li>x'.repeat(100_000))).toThrow('document-damaged')
}, 10_000)

test('Markdown with quotes and lists nested deeper than anyone writes keeps its words', () => {
  expect(texts(readMarkdown(`${'>'.repeat(100_000)} deep`).flow)).toContain('deep')
  const steps = Array.from({ length: 1_000 }, (_, at) => `${'  '.repeat(at)}- step${at}`)
  const text = texts(readMarkdown(steps.join('\n')).flow)
  for (let at = 0; at < 1_000; at += 1) expect(text).toContain(`step${at}`)
}, 15_000)

test('Markdown nested as people write it is read as it was', () => {
  const source = '> > quoted\n\n- a\n  - b\n    - c\n\n          deep code'
  expect(readMarkdown(source).flow.map((block) => block.text)).toEqual(['quoted', '- a', '- b', '- c', 'deep code'])
})
