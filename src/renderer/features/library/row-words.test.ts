import { describe, expect, it } from 'vitest'
import { needsALook, statusWords } from './row-words.ts'

const row = { status: 'ready' as const, pages: 12, pagesRead: 12, warnings: [] }

describe('statusWords', () => {
  it('says where reading stands', () => {
    expect(statusWords({ ...row, status: 'reading', pagesRead: 5 })).toBe('Reading, 5 of 12 pages')
    expect(statusWords({ ...row, status: 'reading', pages: 0, pagesRead: 0 })).toBe('Reading')
    expect(statusWords(row)).toBe('Ready')
    const recognising = { done: 3, pages: 12 }
    expect(statusWords({ ...row, status: 'recognising', recognising })).toBe('Recognising 3 of 12 pages')
  })
  it('says what is wrong instead', () => {
    const error = { code: 'document-encrypted' as const, parameters: { name: 'a.pdf' } }
    expect(statusWords({ ...row, status: 'failed', error })).toMatch(/^a\.pdf is password-protected/)
    expect(needsALook({ ...row, error })).toBe(true)
    expect(needsALook(row)).toBe(false)
  })
})
