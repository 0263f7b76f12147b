import { readFileSync } from 'node:fs'
import { tellHolder } from './single-instance.ts'

// Started by `takeLock`: exit code 0 if another instance took our arguments.
const { address, hello } = JSON.parse(readFileSync(0, 'utf8')) as { address: string; hello: unknown }
process.exitCode = (await tellHolder(address, hello)) ? 0 : 1
