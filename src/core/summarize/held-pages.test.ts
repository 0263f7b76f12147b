import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heldPages } from './held-pages.ts'

test('the pages asked for are given, and no more are held than there is room for', () => {
  const asked = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 60 })
  fc.assert(
    fc.property(asked, fc.integer({ min: 1, max: 40 }), (order, most) => {
      const reads: string[] = []
      const pages = (revisionId: string) => {
        reads.push(revisionId)
        return [{ number: 1, text: 'x'.repeat(Number(revisionId)), source: 'text' as const, blocks: [] }]
      }
      const read = heldPages({ pages }, most)
      // A revision is read again exactly where those asked for since take more room than there is.
      const recent: number[] = []
      for (const size of order) {
        const before = reads.length
        expect(read(String(size))[0]?.text.length).toBe(size)
        const isHeld = recent.includes(size)
        expect(reads.length).toBe(before + (isHeld ? 0 : 1))
        if (isHeld) recent.splice(recent.indexOf(size), 1)
        recent.push(size)
        while (recent.length > 1 && recent.reduce((sum, own) => sum + own, 0) > most) recent.shift()
      }
    }),
  )
})
