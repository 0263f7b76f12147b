import { expect, it } from 'vitest'
import { plainWords } from './plain-words.ts'

it.each([
  [
    'In the event the tenant leaves prior to May, the rent is due.',
    'If the tenant leaves before May, the rent is due.',
  ],
  ['Please note that the deposit is in lieu of a bond.', 'The deposit is instead of a bond.'],
  ['You acknowledge and agree that any and all claims are void.', 'You agree that any claims are void.'],
  [
    'The landlord hereby grants a fee in the amount of 90 euros per annum.',
    'The landlord grants a fee of 90 euros a year.',
  ],
  ['Goods, including, but not limited to, books and/or maps.', 'Goods, including books or maps.'],
  ['Work commenced on a weekly basis for a period of six weeks.', 'Work started weekly for six weeks.'],
  ['We reserve the right to end it.', 'We may end it.'],
  [
    'To the fullest extent permitted by applicable law, users are not allowed to sue.',
    'As far as the law allows, users may not sue.',
  ],
  [
    'Sales decreased during the third quarter of 2022 compared to the same quarter in 2021.',
    'Sales decreased in the third quarter of 2022 from the same quarter in 2021.',
  ],
  [
    'Reports are made in accordance with the law for the purpose of lending.',
    'Reports are made under the law for lending.',
  ],
  ['The owners are able to sell the majority of the shares.', 'The owners can sell most of the shares.'],
])('says %j plainly', (formal, plain) => {
  expect(plainWords(formal)).toBe(plain)
})

it.each([
  ['what would need another form', 'They do not have the ability to pay in an amount of 9 euros.'],
  [
    'a time that lasts',
    'The tenant shall keep the books during the three years after the lease, as compared to the law.',
  ],
  ['a licence', 'A licence is required to drive, and sharing is permitted to the extent of it.'],
  ['a share that a rule names', 'A majority of the votes, or the majority of votes cast, decides.'],
  ['plain words', 'The tenant pays the rent in May, if it rains.'],
])('leaves %s', (_, text) => {
  expect(plainWords(text)).toBe(text)
})
