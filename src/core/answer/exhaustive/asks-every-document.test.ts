import { expect, test } from 'vitest'
import { asksEveryDocument } from './asks-every-document.ts'

test.each([
  'Which of the contracts allow subletting?',
  'How many of these leases mention a garden?',
  'What is the rent in each lease?',
  'List the parties of the agreements.',
  'Compare the notice periods.',
  'How has the net income changed over time?',
  'How has revenue fluctuated across quarters?',
  'Which invoices are unpaid?',
  'Wie hoch ist die Miete in jedem Vertrag?',
  'Welche Verträge erlauben Untervermietung?',
  'Vergleiche die Kautionen.',
  'Liste alle Fristen auf.',
])('every document is wanted: %s', (question) => {
  expect(asksEveryDocument(question)).toBeDefined()
})

test.each([
  'When does the all-hands meeting begin?',
  'What is the notice period?',
  'How much is the rent per month?',
  'Must the tenant keep the stairs clean at all times?',
  'Is the rent due every month?',
  'Who pays for repairs after all?',
  'Was steht in Ziffer 7?',
])('the best passages are wanted: %s', (question) => {
  expect(asksEveryDocument(question)).toBeUndefined()
})
