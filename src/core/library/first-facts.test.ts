import { describe, expect, it } from 'vitest'
import type { Block } from '../../api/document.ts'
import { firstFacts } from './first-facts.ts'

/** A page of blocks with a blank line between; lines that begin with `# ` are headings. */
function page(number: number, ...lines: readonly string[]) {
  let text = ''
  const blocks: Block[] = []
  for (const line of lines) {
    if (text !== '') text += '\n\n'
    const heading = line.startsWith('# ')
    const start = text.length
    text += heading ? line.slice(2) : line
    blocks.push({ kind: heading ? 'heading' : 'paragraph', start, end: text.length, headingPath: [] })
  }
  return { number, text, blocks }
}

const found = (...pages: ReturnType<typeof page>[]) =>
  firstFacts(pages).map(({ kind, text, span }) => `${kind} ${text} p${span.page}`)

describe('firstFacts', () => {
  it('reads a lease: the day it was made, the rent on page 2, the landlord', () => {
    const first = page(
      1,
      '# Residential Lease Agreement',
      '# Bergstraße 12, flat 5',
      'This agreement is made in Heidelberg on 18 March 2024 between the landlord and the tenants.',
      '# 1.1 Landlord',
      'The landlord is Clara Vogt, Lindenweg 4, 69117 Heidelberg.',
    )
    const second = page(2, '# 3.1 Basic rent', 'The basic rent is 1,450 euros a month.')
    expect(found(first, second)).toEqual(['date 18 March 2024 p1', 'amount 1,450 euros p2', 'name Clara Vogt p1'])
    expect(found(first)).toEqual(['date 18 March 2024 p1', 'name Clara Vogt p1'])
  })

  it('reads a letter: greeting and closing are no names', () => {
    const letter = page(
      1,
      'Oakfield Road 7, 3 May',
      'Dear Ms Adler, thank you for your letter of June 2025. The plumber asked for $97.50.',
      'Kind Regards, Mira Okafor',
    )
    expect(found(letter)).toEqual(['date June 2025 p1', 'amount $97.50 p1', 'name Ms Adler p1'])
  })

  it('reads a report in German', () => {
    const report = page(
      1,
      '# Jahresbericht der Stadtwerke Beispielstadt',
      'Der Vorstand hat am 12. März 2024 beschlossen, der Stiftung 1.250,00 EUR zu geben.',
      'Die Prüfung führte die Becker Treuhand GmbH aus; sie dankt Frau Dr. Anna Weiß.',
    )
    expect(found(report)).toEqual(['date 12. März 2024 p1', 'amount 1.250,00 EUR p1', 'name Becker Treuhand GmbH p1'])
  })

  it('takes a party without its role, its genitive or the first word of its sentence', () => {
    expect(found(page(1, 'Landlord Anna Berg lets the flat.'))).toEqual(['name Anna Berg p1'])
    expect(found(page(1, 'It is Jonas Reuter’s flat.'))).toEqual(['name Jonas Reuter p1'])
    expect(found(page(1, 'Yesterday Anna Berg came. She had called yesterday.'))).toEqual(['name Anna Berg p1'])
    expect(found(page(1, 'We wrote to the Bank of England.'))).toEqual(['name Bank of England p1'])
    expect(found(page(1, 'Hausverwaltung\nMax Mustermann\n10115 Berlin, wie besprochen'))).toEqual([
      'name Max Mustermann p1',
    ])
  })

  it('finds nothing in headings, terms, bare years and numbers without a currency', () => {
    expect(
      found(
        page(
          1,
          '# Annual Report by Clara Vogt',
          'GENERAL TERMS AND CONDITIONS',
          'The Security Deposit is due on the Effective Date, 3 May, and grew by 5 percent in 2024.',
          'Of 1,250 people a hundred dollars were asked. However, Rome is far.',
        ),
      ),
    ).toEqual([])
    expect(found()).toEqual([])
    expect(found(page(1, ''))).toEqual([])
  })

  it('never reads across two blocks or cells', () => {
    expect(found(page(1, 'Section 3', 'March 2024 was cold.'))).toEqual(['date March 2024 p1'])
    expect(found(page(1, 'Price in EUR\t14\tAnna\tBerg'))).toEqual([])
  })
})
