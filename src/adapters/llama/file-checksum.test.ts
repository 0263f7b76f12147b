import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, it } from 'vitest'
import { checksumText, fileChecksum } from './file-checksum.ts'
import { isWorthLoading } from './warm-states.ts'

it('is that of all bytes, also across pieces', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-checksum-'))
  try {
    const path = join(folder, 'file')
    for (const size of [0, 1, 4 << 20, (4 << 20) + 1]) {
      const bytes = Buffer.alloc(size, 'Carrel')
      writeFileSync(path, bytes)
      expect(await fileChecksum(path)).toEqual({ bytes: size, checksum: checksumText(crc32(bytes)) })
    }
    await expect(fileChecksum(join(folder, 'gone'))).rejects.toMatchObject({ code: 'ENOENT' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it('is written with all its digits', () => {
  expect(checksumText(0x0f)).toBe('crc32:0000000f')
})

it('a state is loaded where that is faster than to read what memory lacks', () => {
  expect(isWorthLoading(8_000, 188e6, 3.5)).toBe(true)
  expect(isWorthLoading(128_000, 36e6, 0.25)).toBe(true)
  expect(isWorthLoading(20, 188e6, 3.5)).toBe(false)
  expect(isWorthLoading(1_000, 188e6, 0.1)).toBe(false)
})
