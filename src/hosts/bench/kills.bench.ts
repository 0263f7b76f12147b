import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Bench } from './bench.ts'

const kills = 20

/** The kill test of imports at its whole length: a SIGKILL at twenty random moments, then nothing lost, nothing double. */
export const bench: Bench = {
  name: 'kills',
  long: true,
  async run(report) {
    const root = path.join(import.meta.dirname, '../../..')
    const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
    const child = spawn(
      process.execPath,
      [vitest, 'run', '--config', 'e2e/run/vitest.config.ts', '--project', 'kill'],
      {
        cwd: root,
        env: { ...process.env, CARREL_KILLS: String(kills) },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    )
    const code = await new Promise<number | null>((resolve) => {
      child.on('close', resolve)
    })
    report('kills of an import survived', code === 0 ? kills : 0, 'kills', { goal: String(kills), holds: code === 0 })
  },
}
