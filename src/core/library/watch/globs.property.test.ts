import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { globMatcher, isGlob } from './globs.ts'

const name = fc.stringMatching(/^[a-z0-9 _-]{1,8}$/).filter((one) => one.trim() === one)
const way = fc.array(name, { minLength: 1, maxLength: 4 })

describe('globs of a folder', () => {
  it('find a name at any depth, and all that is in a folder of the name', () => {
    fc.assert(
      fc.property(way, fc.nat(), (parts, at) => {
        const glob = parts[at % parts.length] ?? ''
        expect(isGlob(glob)).toBe(true)
        expect(globMatcher([glob])(parts.join('/'))).toBe(true)
        expect(globMatcher([`/${parts.join('/')}`])([...parts, 'within'].join('/'))).toBe(true)
      }),
    )
  })

  it('that mean nothing are told from others, and none throws', () => {
    for (const glob of ['[ab', '*.{pdf', '(x', 'x)', ' ', '/', '../other', 'a/../b', 'C:/x', 'a'.repeat(70_000)]) {
      expect(isGlob(glob), glob.slice(0, 20)).toBe(false)
    }
    for (const glob of ['*.pdf', '**/drafts', 'a/b', '*.{pdf,docx}', '[ab]*', './x', 'x/', 'Plan (old)']) {
      expect(isGlob(glob), glob).toBe(true)
    }
    fc.assert(
      fc.property(fc.string(), (glob) => {
        if (isGlob(glob)) globMatcher([glob])('a/b.txt')
      }),
    )
  })
})
