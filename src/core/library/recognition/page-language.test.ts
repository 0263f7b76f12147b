import { describe, expect, it } from 'vitest'
import { languageNeeds } from './language-needs.ts'
import { packsFor, pageLanguage, type RecognisedDocument } from './page-language.ts'

const scan: RecognisedDocument = {
  documentId: 'a',
  revisionId: 'r',
  title: 'Scan',
  language: 'de',
  textPages: 0,
  pages: 3,
  confidence: 0.9,
  neighbours: undefined,
  packs: ['eng'],
}

describe('the language of pages to recognise', () => {
  it('is that of the text beside them, else of what was recognised well, else of the documents around', () => {
    expect(pageLanguage({ ...scan, textPages: 1, confidence: 0.1, neighbours: 'fr' })).toBe('de')
    expect(pageLanguage({ ...scan, neighbours: 'fr' })).toBe('de')
    expect(pageLanguage({ ...scan, confidence: 0.3, neighbours: 'ru' })).toBe('ru')
    expect(pageLanguage({ ...scan, language: 'und', neighbours: 'ru' })).toBe('ru')
    expect(pageLanguage({ ...scan, confidence: 0.3 })).toBe('de')
    expect(pageLanguage({ ...scan, language: 'und', confidence: undefined })).toBeUndefined()
  })

  it('is recognised with its pack where that is there', () => {
    expect(packsFor(scan, new Set(['eng', 'deu']))).toEqual(['deu', 'eng'])
    expect(packsFor(scan, new Set(['eng']))).toEqual(['eng'])
    expect(packsFor({ ...scan, language: 'en' }, new Set(['eng', 'deu']))).toEqual(['eng'])
    expect(packsFor({ ...scan, language: 'xx' }, new Set(['eng']))).toEqual(['eng'])
  })

  it('says which packs would help, and which are there', () => {
    const documents = [
      scan,
      { ...scan, documentId: 'b', title: 'Done', packs: ['deu', 'eng'] },
      { ...scan, documentId: 'c', title: 'English', language: 'en' },
      { ...scan, documentId: 'd', title: 'Waits', language: 'ru', textPages: 2, pages: 5, packs: [] },
    ]
    expect(languageNeeds(documents, new Set(['eng', 'deu']))).toEqual([
      { code: 'rus', language: 'ru', isThere: false, pages: 5, documents: [{ id: 'd', title: 'Waits' }] },
      { code: 'deu', language: 'de', isThere: true, pages: 3, documents: [{ id: 'a', title: 'Scan' }] },
    ])
  })
})
