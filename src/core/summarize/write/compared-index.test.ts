import { expect, it } from 'vitest'
import { testDocument } from '../test-documents.ts'
import { comparedIndex } from './compared-index.ts'

const flat = testDocument('Flat', [
  '# Flat\nThe tenant pays a rent of 980 euros each month.\nThe laws of Germany apply.',
])
const shop = testDocument('Shop', [
  '# Shop\nThe tenant pays a rent of 2,400 euros each month.\nThe laws of Germany apply.',
])
const index = comparedIndex([flat, shop], undefined)
const cited = (text: string) => index.check(text).citations.map(({ title }) => title)

it('holds a clause that names a document against that one alone', () => {
  const right = index.check(
    'In Flat the tenant pays 980 euros each month, while in Shop the tenant pays 2,400 euros each month.',
  )
  expect(right).toMatchObject({ shown: true, support: 'supported' })
  expect(right.citations.map(({ title }) => title)).toEqual(['Flat', 'Shop'])
  const swapped = index.check(
    'In Flat the tenant pays 2,400 euros each month, while in Shop the tenant pays 980 euros each month.',
  )
  expect(swapped.shown).toBe(false)
  expect(index.check('“Flat” has a rent of 980 euros each month.').shown).toBe(true)
})

it('holds what names none, or several, against all', () => {
  expect(cited('The laws of Germany apply.')).toHaveLength(1)
  expect(index.check('In Flat and Shop the laws of Germany apply.').shown).toBe(true)
  expect(index.check('Both cost 5,000 euros.').shown).toBe(false)
})
