import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { dropFiles } from '../support/drop-files.ts'
import { launchApp, projectRoot } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

test('files dropped while the library is being opened are added', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-early-'))
  const lease = join(folder, 'Lease.pdf')
  copyFileSync(join(projectRoot, 'resources/samples/Lease Bergstrasse 12.pdf'), lease)
  const launched = await launchApp({
    dataFolder: join(folder, 'data'),
    size: { width: 1280, height: 800 },
    theme: 'light',
  })
  try {
    await dropFiles(launched.page, 'main', [lease], { early: true })
    await libraryRead(launched.page, 1)
  } finally {
    await launched.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
