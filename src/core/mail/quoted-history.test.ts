import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyLines } from './body-lines.ts'
import { splitHistory } from './quoted-history.ts'

const marksOf = (text: string): (string | undefined)[] =>
  splitHistory(bodyLines([{ type: 'plain', content: text }])).map((part) => part.mark)

test.each([
  ['On Wed, Mar 12, 2025 at 2:05 PM Anna Weber <anna@example.org> wrote:'],
  ['Am 12.03.2025 um 14:05 schrieb Anna Weber:'],
  ['Le mer. 12 mars 2025 à 14:05, Anna Weber <anna@example.org> a écrit :'],
  ['El mié, 12 mar 2025 a las 14:05, Anna Weber (<anna@example.org>) escribió:'],
  ['Il giorno mer 12 mar 2025 alle ore 14:05 Anna Weber ha scritto:'],
  ['Op wo 12 mrt 2025 om 14:05 schreef Anna Weber <anna@example.org>:'],
  ['Em qua., 12 de mar. de 2025 às 14:05, Anna Weber escreveu:'],
  ['Den ons 12 mars 2025 kl 14:05 skrev Anna Weber <anna@example.org>:'],
  ['śr., 12 mar 2025 o 14:05 Anna Weber <anna@example.org> napisał(a):'],
  ['ср, 12 мар. 2025 г. в 14:05, Anna Weber <anna@example.org>:'],
  ['12.03.2025 14:05, Anna Weber пишет:'],
  ['2025年3月12日(水) 14:05 Anna Weber <anna@example.org>:'],
  ['Anna Weber <anna@example.org> 于2025年3月12日周三 14:05写道：'],
])('%s announces what is quoted', (mark) => {
  const expected = mark.replace(/\s*[:：]$/, '')
  expect(marksOf(`Yes.\n\n${mark}\n\n> Is it?\n`)).toEqual([undefined, expected])
})

test('an announcement wrapped over lines is one', () => {
  const text = 'Yes.\n\nOn Wed, Mar 12, 2025 at 2:05 PM Anna Weber\n<anna@example.org>\nwrote:\n> Is it?'
  expect(marksOf(text)).toEqual([undefined, 'On Wed, Mar 12, 2025 at 2:05 PM Anna Weber <anna@example.org> wrote'])
})

test('quoted lines at the end without a word are history, at the top they need no sender', () => {
  expect(marksOf('Yes.\n\n> Is it?\n> Really?\n-- \nAnna')).toEqual([undefined, ''])
  expect(marksOf('> All that there is.')).toEqual([''])
})

test.each([
  ['answers between quoted lines', 'On 1 May 2025 Ben wrote:\n> Is it cold?\nYes.\n> Is it dry?\nNo.'],
  ['an answer below the quote', 'On 1 May 2025 Ben wrote:\n> Is it cold?\n\nYes, very.'],
  ['prose that ends like an announcement', 'On page 12 the author wrote:\n\nIt is cold.'],
  ['a single field', 'From: the garden\n\nIt is cold.'],
])('%s is no history', (_name, text) => {
  expect(marksOf(text)).toEqual([undefined])
})

test('after answers in between, the older rest is history', () => {
  const text = 'On 2 May 2025 Ben wrote:\n> Is it cold?\nYes.\n> On 1 May 2025 Kim wrote:\n>> I am here.'
  expect(marksOf(text)).toEqual([undefined, 'On 1 May 2025 Kim wrote'])
})

const line = fc.constantFrom(
  '',
  'Some words.',
  'On 1 May 2025 Ben wrote:',
  'On 1 May 2025 at 10:00 Anna Weber',
  '<ben@example.org> wrote:',
  '-----Original Message-----',
  'From: Ben',
  'Sent: today',
  'To: Kim',
  'Subject: Cold',
  '-- ',
  '____________________________',
)
const quotedLine = fc.tuple(fc.constantFrom('', '> ', '>> ', '>>> '), line).map(([marks, text]) => marks + text)

test('property: the parts follow each other and hold every line', () => {
  fc.assert(
    fc.property(fc.array(quotedLine, { maxLength: 40 }), (lines) => {
      const body = bodyLines([{ type: 'plain', content: lines.join('\n') }])
      let end = 0
      for (const part of splitHistory(body)) {
        expect(part.start).toBe(end)
        expect(part.bodyStart).toBeGreaterThanOrEqual(part.start)
        expect(part.end).toBeGreaterThanOrEqual(part.bodyStart)
        end = part.end
      }
      expect(end).toBe(body.length)
    }),
    { numRuns: 2_000 },
  )
})

test('a million quote marks and long lines end quickly', () => {
  const text = `${'>'.repeat(100_000)} x\n`.repeat(3) + `${'> '.repeat(50)}On 1 May 2025 a wrote:\n`.repeat(20_000)
  expect(marksOf(text).length).toBeGreaterThan(0)
  expect(marksOf(`On ${'1 '.repeat(200_000)} wrote:`)).toEqual([undefined])
})
