import { expect, it } from 'vitest'
import { keepsMeaning } from './keeps-meaning.ts'

it.each([
  ['The tenant pays a deposit of 2,900 euros.', 'The tenant pays a deposit of 2,900 euros in three equal parts.'],
  [
    'We may end your access at our sole discretion.',
    'We may end your access to the services at our sole discretion at any time.',
  ],
  [
    'The dataset contains 80,863 annotated pages.',
    'In this paper, we introduce a dataset that contains 80,863 annotated pages.',
  ],
])('%j says what %j says', (said, source) => {
  expect(keepsMeaning(said, source)).toBe(true)
})

it.each([
  ['We may end your access at your sole discretion.', 'We may end your access at our sole discretion.'],
  ['You may use the sites.', 'You may use the sites only for your personal use.'],
  ['You may use the sites only.', 'You may use the sites only for your personal use.'],
  ['The seller must charge interest.', 'The seller may charge interest.'],
  ['The seller charges interest late.', 'The seller may charge interest where the buyer pays late.'],
  ['All tenants pay the deposit in May.', 'The tenants pay the deposit in May.'],
  ['It affects 300 million individuals.', 'It affects 300 million individuals per year.'],
  ['The caretakker pays the deposit in May.', 'The caretaker pays the whole deposit in May.'],
  ['It was the worst crisis.', 'It was the worst crisis in a century.'],
  [
    'From the typewriters of old to the tools of today.',
    'From the typewriters of old to the tools of today, much has changed.',
  ],
  ['It has two parts: a case and a key.', 'It has two parts: a case with a key and an insert with a keyway.'],
  ['A solid background in databases.', 'A solid background in databases and SQL is assumed.'],
  ['The rent is due.', 'The rent of 980 euros for the flat in Bergstrasse is due on 1 May of each year.'],
])('%j does not say what %j says', (said, source) => {
  expect(keepsMeaning(said, source)).toBe(false)
})
