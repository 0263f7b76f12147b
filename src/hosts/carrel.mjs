#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

// The sources run on Node 24 as they are. An older Node hands over to the one this project installs.
const [major = 0] = process.versions.node.split('.').map(Number)
const cli = path.join(import.meta.dirname, 'cli.ts')
if (major >= 24) {
  await import('./cli.ts')
} else {
  const node = path.join(import.meta.dirname, '../../node_modules/node/bin/node')
  if (!existsSync(node)) {
    process.stderr.write('Carrel needs Node 24. Run npm ci in its folder first.\n')
    process.exit(2)
  }
  process.exit(spawnSync(node, [cli, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1)
}
