import { describe, expect, it } from 'vitest'
import type { AnswerSentence, Difference } from '../../../api/answer.ts'
import { differenceWords, weakWords } from '../difference-words.ts'
import { countMatches, goodNoWords, putAwayWords, searchedWords } from './answer-words.ts'

const sentence = (shown: boolean, support: AnswerSentence['support'], differs?: Difference[]): AnswerSentence => ({
  text: 'A.',
  shown,
  support,
  citations: [],
  ...(differs === undefined ? {} : { differs }),
})
const nowhere = (said: string): Difference => ({ kind: 'number', said, source: '' })

describe('countMatches', () => {
  it('counts supported sentences among those shown', () => {
    const sentences = [sentence(true, 'supported'), sentence(true, 'weak'), sentence(false, 'none')]
    expect(countMatches({ sentences })).toEqual({ matched: 1, shown: 2 })
  })
})

describe('searchedWords', () => {
  it('states coverage, and that words alone were searched', () => {
    expect(searchedWords({ searched: { documents: 3, unread: 0 }, searchMode: 'hybrid' })).toBe(
      'searched 3 of 3 documents',
    )
    expect(searchedWords({ searched: { documents: 412, unread: 254 }, searchMode: 'lexical' })).toBe(
      'searched 158 of 412 documents, by words alone',
    )
    expect(searchedWords({ searched: { documents: 1, unread: 1, partly: 1 }, searchMode: 'lexical' })).toBe(
      'searched 0 of 1 document, 1 in part, by words alone',
    )
  })
})

describe('putAwayWords', () => {
  const searched = { documents: 3, unread: 0 }
  it('names what stands in no document', () => {
    const sentences = [sentence(true, 'supported'), sentence(false, 'none', [nowhere('123-456-7890')])]
    expect(putAwayWords({ sentences, searched })).toBe(
      '1 sentence put away: 123-456-7890 is in none of the 3 documents.',
    )
  })
  it('names several values once each and at most three', () => {
    const sentences = [
      sentence(false, 'none', [nowhere('1'), nowhere('2')]),
      sentence(false, 'none', [nowhere('2'), nowhere('3'), nowhere('4')]),
    ]
    expect(putAwayWords({ sentences, searched: { documents: 1, unread: 0 } })).toBe(
      '2 sentences put away: 1, 2, 3, … are not in the document.',
    )
    expect(putAwayWords({ sentences: sentences.slice(1), searched: { documents: 1, unread: 1, partly: 1 } })).toBe(
      '1 sentence put away: 2, 3, 4 are in nothing that is read so far.',
    )
  })
  it('does not take whole phrases for values', () => {
    const phrase = { kind: 'content' as const, said: 'the landlord must give the reasons in a letter', source: '' }
    const long = { kind: 'name' as const, said: 'a'.repeat(60), source: '' }
    expect(putAwayWords({ sentences: [sentence(false, 'none', [phrase, long])], searched })).toBe(
      '1 sentence put away: no quote holds what it says.',
    )
  })
  it('is silent where nothing was put away, and plain where no value is at fault', () => {
    expect(putAwayWords({ sentences: [sentence(true, 'weak')], searched })).toBeUndefined()
    expect(putAwayWords({ sentences: [sentence(false, 'none')], searched })).toBe(
      '1 sentence put away: no quote holds what it says.',
    )
  })
})

describe('weakWords', () => {
  it('says what is left out, ending at a word', () => {
    const source = 'unless a successor acceptable to the landlord moves in within that time and pays'
    const words = differenceWords({ kind: 'exception', said: '', source })
    expect(words).toMatch(/^leaves out: unless a successor/)
    expect(words).toMatch(/\w…$/)
    expect(source.startsWith(words.slice('leaves out: '.length, -1))).toBe(true)
  })
  it('sets a value against its source', () => {
    expect(differenceWords({ kind: 'number', said: 'sixty', source: 'ninety' })).toBe('says sixty, the quote ninety')
    expect(differenceWords(nowhere('sixty'))).toBe('sixty is not in the quote')
    expect(weakWords(sentence(true, 'weak'))).toBe('the quote says only part of this')
  })
})

describe('putAwayWords, where one value holds another', () => {
  it('names the longer alone', () => {
    const away = sentence(false, 'none', [nowhere('1st of July'), nowhere('1st')])
    expect(putAwayWords({ sentences: [away], searched: { documents: 3, unread: 0 } })).toBe(
      '1 sentence put away: 1st of July is in none of the 3 documents.',
    )
  })
})

describe('goodNoWords', () => {
  it('claims no more than was read', () => {
    expect(goodNoWords({ searched: { documents: 3, unread: 0 } })).toBe('Not in the 3 documents searched.')
    expect(goodNoWords({ searched: { documents: 3, unread: 1 } })).toBe('Not in the 2 of 3 documents read so far.')
    expect(goodNoWords({ searched: { documents: 1, unread: 1 } })).toMatch(/^Nothing could be searched: 1 document is/)
    expect(goodNoWords({ searched: { documents: 3, unread: 3, partly: 1 } })).toBe(
      'Not in what is read so far of 1 document.',
    )
  })
})
