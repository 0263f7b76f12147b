#!/usr/bin/env node
import { existsSync } from 'node:fs'
import path from 'node:path'
import { forkLauncher } from '../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../adapters/workshop/workshop.ts'
import { toErrorValue } from '../api/error.ts'
import { say, sayError } from '../messages/say.ts'
import { askCommand } from './cli/ask-command.ts'
import { deleteCommand } from './cli/delete-command.ts'
import { doctorCommand } from './cli/doctor-command.ts'
import { documentCommand } from './cli/document-command.ts'
import { exportCommand } from './cli/export-command.ts'
import { importCommand } from './cli/import-command.ts'
import { listCommand } from './cli/list-command.ts'
import { type CommandOptions, parseCommandLine } from './cli/options.ts'
import { type Output, processOutput } from './cli/output.ts'
import { searchCommand } from './cli/search-command.ts'
import { summarizeCommand } from './cli/summarize-command.ts'
import { openSummarizePorts } from './cli/summarize-ports.ts'
import { UsageError } from './cli/usage-error.ts'
import { watchCommand } from './cli/watch-command.ts'
import { type Access, openAssistant } from './open-assistant.ts'

/** The terminal: the same core over the same data folder. Exit codes: 0 done, 1 something failed, 2 wrong use. */
process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = parseCommandLine(args)
    if (options === 'help') {
      process.stdout.write(`${say('terminal', 'usage')}\n`)
      return 0
    }
    return await run(options, processOutput(options.json))
  } catch (error) {
    const usage = error instanceof UsageError
    process.stderr.write(`${usage ? error.message : sayError(toErrorValue(error))}\n`)
    return usage ? 2 : 1
  }
}

async function run(options: CommandOptions, output: Output): Promise<number> {
  const launcher = forkLauncher((entry) => path.join(import.meta.dirname, `${entry}.ts`))
  if (options.command === 'document') {
    await using workshop = createWorkshop(launcher)
    return await documentCommand(options, { workshop }, output)
  }
  if (options.command === 'summarize') {
    await using ports = openSummarizePorts(launcher, options.dataFolder)
    return await summarizeCommand(options, ports, output)
  }
  const makes = options.command === 'import' || (options.command === 'watch' && options.positionals.length > 0)
  const writes = makes || ['watch', 'doctor', 'delete'].includes(options.command)
  if (!makes && !existsSync(path.join(options.dataFolder, 'carrel.db'))) {
    process.stderr.write(`${say('terminal', 'no-library', { path: options.dataFolder })}\n`)
    return 1
  }
  const access: Access = writes ? 'own' : 'read'
  const program = 'terminal'
  // A check sees the library as it was left; a deletion waits for nothing.
  const resume = options.command === 'import' || options.command === 'watch'
  const sliceMs = Number.POSITIVE_INFINITY
  const watches = options.command === 'watch' && !options.flags.has('once')
  const { dataFolder } = options
  const assistant = await openAssistant({ dataFolder, access, program, launcher, sliceMs, resume, watches })
  try {
    const client = assistant.connect()
    if (options.command === 'import') return await importCommand(options, client, output)
    if (options.command === 'watch') return await watchCommand(options, client, output)
    if (options.command === 'list') return await listCommand(options, client, output)
    if (options.command === 'delete') return await deleteCommand(options, client, output)
    if (options.command === 'export') return await exportCommand(options, client, output)
    if (options.command === 'doctor') return await doctorCommand(options, client, output)
    if (options.command === 'search') return await searchCommand(options, client, output)
    return await askCommand(options, client, assistant.answer, output)
  } finally {
    await assistant.close()
  }
}
