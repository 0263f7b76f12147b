import { expect, test } from 'vitest'
import { openerOf } from './opener.ts'

test.each([
  ['What was the net profit in 2012?', 'In 2012 the net profit was $5.', 'auxiliary', 'The net profit in 2012 was'],
  [
    'Which country is Putin invading, causing chaos?',
    'Putin of Russia is on the march, invading Ukraine.',
    'auxiliary',
    'Putin is',
  ],
  [
    'How are ARF and PLD activated by insulin?',
    'ARF and PLD are activated by the insulin receptor.',
    'auxiliary',
    'ARF and PLD are',
  ],
  [
    'How does the turnover of axin influence it?',
    'The turnover of axin leads to more.',
    'noun',
    'The turnover of axin',
  ],
  [
    'How much did Schlumberger repurchase in 2012?',
    'schlumberger had repurchased $7 of shares.',
    'verb',
    'Schlumberger repurchased',
  ],
  ['Who wrote the lyrics for the song?', 'The lyrics were written by Seiko.', 'noun', 'The lyrics'],
  ['What are the release dates?', 'It was released in May.', 'none', ''],
  ['Who are you?', 'Nothing of this stands here.', 'none', ''],
])('%j over %j', (question, fact, kind, text) => {
  expect(openerOf(question, fact)).toMatchObject({ kind, text })
})
