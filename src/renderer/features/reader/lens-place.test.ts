import { expect, it } from 'vitest'
import { lensPlace } from './lens-place.ts'

const page = { width: 1280, height: 800 }

it('stands below a chip that is high up, above one that is low', () => {
  expect(lensPlace({ left: 300, top: 100, right: 320, bottom: 116 }, 420, page)).toEqual({ left: 300, top: 124 })
  expect(lensPlace({ left: 300, top: 700, right: 320, bottom: 716 }, 420, page)).toEqual({ left: 300, bottom: 108 })
})

it('stays inside the window', () => {
  expect(lensPlace({ left: 1200, top: 100, right: 1220, bottom: 116 }, 420, page).left).toBe(852)
  expect(lensPlace({ left: -40, top: 100, right: 0, bottom: 116 }, 420, page).left).toBe(8)
})
