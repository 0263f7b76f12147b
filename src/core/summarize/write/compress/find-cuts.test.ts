import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyCuts } from './apply-cuts.ts'
import { findCuts } from './find-cuts.ts'
import { englishTagger } from './tag-words.ts'

const tag = await englishTagger()
const shortest = (text: string) => applyCuts(text, findCuts({ text, words: tag(text) }))

it.each([
  [
    'a relative clause behind the sentence',
    'Products net sales include amortization of the deferred value of unspecified software upgrade rights, which are bundled in the sales price of the product.',
    'Products net sales include amortization of the deferred value of unspecified software upgrade rights.',
  ],
  [
    'a relative clause behind the subject',
    'The deposit of the tenant, which the landlord keeps in an account of its own at a bank in Bonn, shall be returned within six months.',
    'The deposit of the tenant shall be returned within six months.',
  ],
  [
    'examples with a list in them',
    'Macroeconomic conditions, including inflation, changes in interest rates, and currency fluctuations, have hurt the results of operations.',
    'Macroeconomic conditions have hurt the results of operations.',
  ],
  [
    'what offsets, and the cause of what happened',
    'Services gross margin increased during the third quarter of 2022 due primarily to higher net sales, partially offset by the weakness in foreign currencies relative to the U.S. dollar.',
    'Services gross margin increased during the third quarter of 2022.',
  ],
  [
    'an apposition',
    'As of April 1, 2023, the group has a receivable due from the NAND Business, a deconsolidated entity, of $184 million recorded within other current assets.',
    'As of April 1, 2023, the group has a receivable due from the NAND Business of $184 million recorded within other current assets.',
  ],
  [
    'a second main clause',
    'The city has opened two new lines of the tram in the last year, and we will report on the third one in the spring.',
    'The city has opened two new lines of the tram in the last year.',
  ],
  [
    'what follows a semicolon',
    'The tenant pays the rent on the first day of each month; the landlord pays the taxes on the house and the garden.',
    'The tenant pays the rent on the first day of each month.',
  ],
  [
    'an apposition of the second of two subjects',
    'The seller, a Delaware corporation with its seat in Dover, and the buyer, a Texas corporation with its seat in Austin, agree on the price.',
    'The seller, a Delaware corporation with its seat in Dover, and the buyer agree on the price.',
  ],
  [
    'examples without a comma',
    'The user shall indemnify the company and its partners in all countries from any claims including fees of attorneys.',
    'The user shall indemnify the company and its partners in all countries from any claims.',
  ],
  ['a link', 'In addition, the owners pay for the roof.', 'The owners pay for the roof.'],
  [
    'names in brackets',
    'The tenant owes the landlord (the “Owner”) a rent (the RENT) in May.',
    'The tenant owes the landlord a rent in May.',
  ],
  [
    'two words before a participle',
    'They use the data that are provided by the tenants.',
    'They use the data provided by the tenants.',
  ],
  ['an adverb of degree', 'The results show significantly improved scores.', 'The results show improved scores.'],
  [
    'a participle before its phrase',
    'The sale brings a gain resulting from the rise of prices.',
    'The sale brings a gain from the rise of prices.',
  ],
  [
    'both of two, and both ways',
    'Rates have directly and indirectly hurt both the owners and the tenants.',
    'Rates have hurt the owners and the tenants.',
  ],
  ['a filler', 'The landlord may, from time to time, visit the flat.', 'The landlord may visit the flat.'],
])('leaves out %s', (_, source, said) => {
  expect(shortest(source)).toBe(said)
})

it.each([
  [
    'a condition',
    'The seller may charge interest of five per cent a year on the whole price of the goods, if the buyer does not pay in time.',
  ],
  [
    'an exception',
    'The contractual cash requirements of the company have not changed since the report of last year, except for commercial paper.',
  ],
  [
    'a proviso',
    'The tenant may sublet the whole of the flat to another person for a year, provided that the landlord has agreed in writing.',
  ],
  [
    'what a negation reaches',
    'The tenant shall keep the garden behind the house as it was found in the spring, which does not include the old trees.',
  ],
  [
    'a part of a list',
    'The tenant may use the cellar, the garden behind the house, and the roof, and the landlord keeps the keys of all of them.',
  ],
  [
    'a form in a list',
    'The user may not misuse the service by copying the pages of others, creating links to them, or showing them elsewhere.',
  ],
  [
    'what an amount includes',
    'The tenant of the flat on the first floor shall pay the landlord a monthly rent of 900 euros, including heating and water.',
  ],
  [
    'what a rent includes',
    'The tenant of the flat pays a rent of 980 euros on the first day of each month, which includes the costs of heating.',
  ],
  [
    'the cause that is a condition',
    'The employee of the company loses the right to a bonus for the whole of the year as a result of misconduct at work.',
  ],
  [
    'what limits a thing behind examples of it',
    'The user of the service shall indemnify the company from any claims of others, including reasonable fees of attorneys, arising from the use of the service.',
  ],
  [
    'how something is to be done',
    'The contractor shall repair the roof of the house before the end of the winter, using materials of the same kind and colour.',
  ],
  [
    'a main clause behind a condition',
    'If the buyer of the goods defaults, which the seller must show by the dates of the invoices, the seller may end the contract.',
  ],
  [
    'the verb of a subject with a clause',
    'The information that the users of the service provide to us about themselves, including a name and an address, and to our partners.',
  ],
  [
    'numbering, a part of a number, a sign',
    'Under (i) and (ii), Section 8(b) and the income (loss) are \\frac{(x-c)}{v} here.',
  ],
  ['an alternative in brackets', 'The awardee (or the legal representative) shall return the form.'],
  ['a verb that looks like a participle', 'The court described in the ruling how the tenants had paid.'],
  ['a negated adverb', 'The costs of the year were not significantly higher.'],
])('keeps %s', (_, source) => {
  expect(shortest(source)).toBe(source)
})

it('finds places in the sentence that lie apart or one within another', () => {
  const pieces = fc.constantFrom(
    'the tenant',
    'which lies in Bonn',
    'including the rent',
    'pays',
    'may pay',
    'and we will go',
    '(the “Flat”)',
    'However',
    ',',
    ';',
    'due to rain',
    'increased',
    'a house',
    'of 900 euros',
    '— “so”',
    'of which ten are new',
    'as the year ended',
    '.',
    'driven by',
  )
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1, maxLength: 24 }), (all) => {
      const text = all.join(' ').replace(/ ([,;.])/g, '$1')
      const words = tag(text)
      for (const { start, end, text: own } of words) expect(text.slice(start, end)).toBe(own)
      const cuts = findCuts({ text, words })
      for (const [at, one] of cuts.entries()) {
        expect(one.start).toBeGreaterThanOrEqual(0)
        expect(one.end).toBeLessThanOrEqual(text.length)
        expect(one.end).toBeGreaterThan(one.start)
        for (const other of cuts.slice(at + 1)) expect(other.start >= one.end || other.end <= one.end).toBe(true)
      }
    }),
  )
})
