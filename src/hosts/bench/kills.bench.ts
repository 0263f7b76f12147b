import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Bench } from './bench.ts'

const usualKills = 20
const killsOfFull = 100

/**
 * The kill tests (of imports; of imports, recognition, syncs, deletions and switches of the embedder at once) at their whole
 * length: a SIGKILL at as many random moments in each, then nothing lost, nothing double, nothing left that was let go.
 */
export const bench: Bench = {
  name: 'kills',
  long: true,
  async run(report, { full }) {
    const kills = full ? killsOfFull : usualKills
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
    report('kills of each test survived', code === 0 ? kills : 0, 'kills', { goal: String(kills), holds: code === 0 })
  },
}
