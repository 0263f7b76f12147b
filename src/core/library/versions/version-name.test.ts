import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { versionNameOf } from './version-name.ts'

describe('versions by name', () => {
  it.each([
    ['Lease Bergstrasse 12.docx', { key: 'lease bergstrasse 12', number: undefined, stage: 0, copied: false }],
    ['Lease Bergstrasse 12 v2.docx', { key: 'lease bergstrasse 12', number: 2, stage: 0, copied: false }],
    ['Lease_Bergstrasse_12_V2.1_final.pdf', { key: 'lease bergstrasse 12', number: 2.001, stage: 2, copied: false }],
    ['DRAFT - NDA (Acme).docx', { key: 'nda (acme)', number: undefined, stage: -1, copied: false }],
    ['NDA (Acme) draft 3.docx', { key: 'nda (acme)', number: 3, stage: 0, copied: false }],
    ['NDA (Acme) - signed.pdf', { key: 'nda (acme)', number: undefined, stage: 3, copied: false }],
    ['Gesellschaftsvertrag Entwurf.docx', { key: 'gesellschaftsvertrag', number: undefined, stage: -1, copied: false }],
    [
      'Gesellschaftsvertrag unterzeichnet.pdf',
      { key: 'gesellschaftsvertrag', number: undefined, stage: 3, copied: false },
    ],
    ['Invoice (1).pdf', { key: 'invoice', number: undefined, stage: 0, copied: true }],
    ['Invoice - Copy (2).pdf', { key: 'invoice', number: undefined, stage: 0, copied: true }],
    ['Copy of Invoice.pdf', { key: 'invoice', number: undefined, stage: 0, copied: true }],
    ['Kopie von Rechnung.pdf', { key: 'rechnung', number: undefined, stage: 0, copied: true }],
    ['Offer final final (3).pdf', { key: 'offer', number: undefined, stage: 2, copied: false }],
    ['Report 2025-03.pdf', { key: 'report 2025 03', number: undefined, stage: 0, copied: false }],
    ['Invoice 12.pdf', { key: 'invoice 12', number: undefined, stage: 0, copied: false }],
    ['v2.docx', { key: '', number: 2, stage: 0, copied: false }],
    ['Finals schedule.txt', { key: 'finals schedule', number: undefined, stage: 0, copied: false }],
    ['Revised Code of Ohio.pdf', { key: 'code of ohio', number: undefined, stage: 1, copied: false }],
  ])('%s', (name, expected) => {
    expect(versionNameOf(name)).toEqual(expected)
  })

  it('ends for any name, and finds the same key again in what it found', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const { key } = versionNameOf(name)
        expect(versionNameOf(`${key}.txt`).key).toBe(key)
      }),
    )
  })

  it('gives every marked name the key of the bare one', () => {
    const mark = fc.constantFrom(
      ' v3',
      '_v3',
      ' final',
      ' (2)',
      ' - Copy',
      ' signed',
      ' Version 4',
      ' [clean]',
      ' draft 2',
    )
    const bare = fc.stringMatching(/^[A-Z][a-z]{5,9} [A-Z][a-z]{7,9}$/)
    fc.assert(
      fc.property(bare, fc.array(mark, { maxLength: 3 }), (name, marks) => {
        expect(versionNameOf(`${name}${marks.join('')}.docx`).key).toBe(versionNameOf(`${name}.pdf`).key)
      }),
    )
  })
})
