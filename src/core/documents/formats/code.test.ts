import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText } from '../clean-text.ts'
import type { FlowBlock } from '../flow.ts'
import { headingPathProblems, pageProblems } from '../page-problems.ts'
import { paginate } from '../paginate.ts'
import { readCode } from './code.ts'

const flowOf = (text: string, name: string): FlowBlock[] =>
  [...readCode(text, name).flow].flatMap((block) => (block.kind === 'page-break' ? [] : [block]))
const headings = (text: string, name: string): string[] =>
  flowOf(text, name).flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
const code = (flow: readonly FlowBlock[]): string =>
  flow.flatMap(({ kind, text }) => (kind === 'code' ? [text] : [])).join('\n')

test.each<[name: string, text: string, headings: string[]]>([
  [
    'a.ts',
    'import x\n\nexport async function read(a) {\n}\nexport abstract class B {\n  run() {}\n}\nexport type C = 1\nconst d = (a) => {\n}\nconst e = 1',
    ['function read', 'class B', 'type C', 'const d'],
  ],
  [
    'a.py',
    'import os\n\n@cached\ndef read(a):\n    def inner(): pass\n\nclass B(C):\n    x = 1\nasync def go(): pass',
    ['def read', 'class B', 'def go'],
  ],
  [
    'a.go',
    'package x\n\nfunc (s *Server) Run(a int) error {\n}\n\ntype Server struct {\n}',
    ['func Run', 'type Server'],
  ],
  [
    'a.rs',
    'use x;\npub(crate) async fn run() {\n}\nimpl Display for Page {\n}\npub struct Page;',
    ['fn run', 'impl Display for Page', 'struct Page'],
  ],
  [
    'a.c',
    '#include <x.h>\nstatic int add(int a, int b)\n{\n  return f(a);\n}\nint add(int, int);\nstruct page {\n};\nif (a) {',
    ['add()', 'struct page'],
  ],
  ['a.cpp', 'void Page::write(std::string text) {\n}\nnamespace x {\n}', ['Page::write()', 'namespace x']],
  [
    'a.java',
    '@Deprecated\npublic final class Page extends Base {\n  void run() {}\n}\ninterface Reader {}',
    ['class Page', 'interface Reader'],
  ],
  ['a.rb', 'module A\n  class B\n  end\nend\ndef run!(a)\nend', ['module A', 'def run!']],
  [
    'a.php',
    '<?php\nnamespace App\\Models;\nfinal class User {\n}\nfunction go() {}',
    ['namespace App\\Models', 'class User', 'function go'],
  ],
  ['a.sh', '#!/bin/sh\nrun() {\n}\nfunction stop {\n}', ['run()', 'stop()']],
  ['a.ps1', 'function Get-Page {\n}', ['function Get-Page']],
  [
    'a.sql',
    'CREATE TABLE IF NOT EXISTS pages (\n  id INT\n);\ncreate or replace view v as select 1;\nCREATE UNIQUE INDEX i ON pages (id);',
    ['TABLE pages', 'view v', 'INDEX i'],
  ],
  ['a.toml', 'x = 1\n[package]\nname = "a"\n[[bin]]\n', ['package', 'bin']],
  ['a.yaml', 'name: a\njobs:\n  build:\n    x: 1\n# note\non: push', ['name', 'jobs', 'on']],
  ['a.css', 'p {\n}\n\nh1 {\n}', []],
])('%s has its symbols as headings', (name, text, expected) => {
  expect(headings(text, name)).toEqual(expected)
})

test('comments and decorators above a symbol stand below its heading', () => {
  expect(flowOf('import os\n\n# Reads.\n@cached\ndef read():\n    pass', 'a.py')).toEqual([
    { kind: 'code', text: 'import os\n' },
    { kind: 'heading', text: 'def read', level: 1 },
    { kind: 'code', text: '# Reads.\n@cached\ndef read():\n    pass' },
  ])
})

test('the whole name is the title', () => {
  expect(readCode('x', 'Main.java').title).toBe('Main.java')
})

const names = fc.constantFrom(...'ts py c java sql yaml toml css json xml sh rs'.split(' ').map((end) => `a.${end}`))
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(
    '',
    '',
    '  ',
    'def a():',
    'class B {',
    'function c() {',
    '// note',
    '{"a": [1, 2], "b": "x"}',
    '[x]',
    'key:',
    '<a><b/>text</a>',
  ),
  fc.integer({ min: 100, max: 9_000 }).map((length) => 'word '.repeat(length / 5)),
)

test('every line of a file is in the stored text, in order, and the pages are sound', () => {
  fc.assert(
    fc.property(names, fc.array(piece, { maxLength: 60 }), (name, lines) => {
      const text = cleanText(lines.join('\n'))
      const pages = [...paginate(readCode(text, name).flow)]
      expect(pages.flatMap(pageProblems)).toEqual([])
      expect(headingPathProblems(pages)).toEqual([])
      // Long lines are parted: what must stand in order is their words.
      const stored = pages
        .flatMap((page) =>
          page.blocks.map((block) => (block.kind === 'heading' ? '' : page.text.slice(block.start, block.end))),
        )
        .join('\n')
      const signs = (some: string): string => some.replace(/\s+/g, '')
      expect(signs(stored)).toBe(signs(text))
      if (lines.some((line) => line.length > 1_900)) return
      let at = 0
      for (const line of text.split('\n').map((one) => one.trim())) {
        const found = stored.indexOf(line, at)
        expect(found, line).toBeGreaterThanOrEqual(at)
        at = found + line.length
      }
    }),
  )
})

test('JSON on one line is laid out, with every value as it was', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.boolean(), (json, isWrapped) => {
      const text = `{"first": ${'[0, '.repeat(700)}1${']'.repeat(700)}, "second": ${json}}`
      const flow = flowOf(cleanText(isWrapped ? text : json), 'a.json')
      expect(JSON.parse(code(flow))).toEqual(JSON.parse(isWrapped ? text : json))
    }),
  )
  const lines = code(
    flowOf(`{"big": 12345678901234567890, "list": [${'1, '.repeat(900)}2], "rows": [{"a": 1.0}, {}]}`, 'a.json'),
  )
  expect(lines).toContain('"big": 12345678901234567890')
  expect(lines).toContain('1.0')
  expect(Math.max(...lines.split('\n').map((line) => line.length))).toBeLessThan(110)
})

test('members of a top-level object are headings, simple ones together', () => {
  const text =
    '{\n  "name": "a",\n  "version": 1,\n  "scripts": {\n    "x": {"y": 2}\n  },\n  "private": true,\n  "files": []\n}'
  expect(flowOf(text, 'package.json').map((block) => ({ ...block, text: block.text.trim() }))).toEqual([
    { kind: 'code', text: '{' },
    { kind: 'heading', text: 'name, version', level: 1 },
    { kind: 'code', text: '"name": "a",\n  "version": 1,' },
    { kind: 'heading', text: 'scripts', level: 1 },
    { kind: 'code', text: '"scripts": {\n    "x": {"y": 2}\n  },' },
    { kind: 'heading', text: 'private', level: 1 },
    { kind: 'code', text: '"private": true,' },
    { kind: 'heading', text: 'files', level: 1 },
    { kind: 'code', text: '"files": []\n}' },
  ])
  expect(headings('[{"a": {}}]', 'a.json')).toEqual([])
})

test('XML on one line is parted between tags; other XML stays as it is', () => {
  const one = `<list>${'<item id="1"><name>Weber &amp; Co.</name><city>Berlin</city></item>'.repeat(100)}</list>`
  const flow = flowOf(one, 'a.xml')
  expect(flow.length).toBeGreaterThan(2)
  expect(code(flow).replace(/\n/g, '')).toBe(one)
  expect(
    code(flow)
      .split('\n')
      .every((line) => line.length < 200 && line.startsWith('<')),
  ).toBe(true)
  expect(code(flowOf('<a>\n  <b>x</b></a>', 'a.xml'))).toBe('<a>\n  <b>x</b></a>')
})

test.each([
  ['a.json', '['.repeat(300_000)],
  ['a.json', `{"a": "${'\\'.repeat(300_001)}`],
  ['a.json', `"${'x'.repeat(3_000_000)}`],
  ['a.json', `{${'"k": {}, '.repeat(30_000)}`],
  ['a.xml', '<'.repeat(1_000_000)],
  ['a.xml', '<a>'.repeat(300_000)],
  ['a.c', 'a '.repeat(500_000)],
  ['a.py', '# note\n'.repeat(200_000)],
  ['a.java', `${'public '.repeat(42)}\n`.repeat(20_000)],
  ['a.yaml', `${' '.repeat(2_000_000)}x`],
  ['a.ts', 'x\n'.repeat(500_000)],
])('hostile %s is read in time that its length explains', (name, text) => {
  let length = 0
  for (const page of paginate(readCode(text, name).flow)) length += page.text.length
  expect(length).toBeGreaterThan(0)
})
