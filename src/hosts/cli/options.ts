import path from 'node:path'
import { parseArgs } from 'node:util'
import { say } from '../../messages/say.ts'
import { defaultDataFolder } from '../data-folder.ts'
import { UsageError } from './usage-error.ts'

/** Parsed words of one command. `values` hold the options that were given. */
export type CommandOptions = {
  command: string
  positionals: readonly string[]
  json: boolean
  dataFolder: string
  values: Readonly<Record<string, string>>
  /** The options without a value that were given. */
  flags: ReadonlySet<string>
}

/** Options of each command besides `--data`, `--json` and `--help`; all take a value unless they are flags. */
const commandOptions: Record<string, Record<string, { short?: string; type?: 'boolean' }>> = {
  import: { collection: {}, embedder: {} },
  search: { queries: {}, limit: { short: 'k' }, mode: {}, collection: {} },
  ask: { questions: {}, model: {}, collection: {}, route: {}, out: {} },
  document: {},
  summarize: { form: {}, words: {}, bullets: {}, focus: {}, model: {} },
  list: { collection: {} },
  delete: { collection: {} },
  export: { collection: {} },
  watch: { collection: {}, once: { type: 'boolean' } },
  doctor: { repair: { type: 'boolean' } },
}

/** Reads the command line. Paths that options name are made absolute. Errors: `UsageError`. */
export function parseCommandLine(args: readonly string[], cwd: string = process.cwd()): CommandOptions | 'help' {
  const [command, ...rest] = args
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') return 'help'
  const options = Object.hasOwn(commandOptions, command) ? commandOptions[command] : undefined
  if (!options) throw new UsageError(say('terminal', 'unknown-command', { name: command }))
  const { values, positionals } = parse(rest, options)
  if (values['help'] === true) return 'help'
  const strings = Object.fromEntries(Object.entries(values).filter((entry) => typeof entry[1] === 'string'))
  const given = strings as Record<string, string>
  return {
    command,
    positionals,
    json: values['json'] === true,
    dataFolder: given['data'] === undefined ? defaultDataFolder() : path.resolve(cwd, given['data']),
    values: given,
    flags: new Set(Object.entries(values).flatMap(([name, value]) => (value === true ? [name] : []))),
  }
}

function parse(args: string[], options: Record<string, { short?: string; type?: 'boolean' }>) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      strict: true,
      options: {
        ...Object.fromEntries(Object.entries(options).map(([name, o]) => [name, { type: 'string' as const, ...o }])),
        data: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    const detail = (error instanceof Error ? error.message : String(error)).split(/\n|\. /)[0] ?? ''
    throw new UsageError(say('terminal', 'bad-option', { detail: detail.endsWith('.') ? detail : `${detail}.` }))
  }
}

/** An option that must be one of a few words. */
export function oneOf<T extends string>(options: CommandOptions, name: string, choices: readonly T[], fallback: T): T {
  const value = options.values[name] ?? fallback
  if ((choices as readonly string[]).includes(value)) return value as T
  throw new UsageError(say('terminal', 'one-of', { option: name, choices: choices.join(', ') }))
}

/** `starter`, `none`, or a path made absolute. */
export function modelOption(options: CommandOptions, name: string): string | undefined {
  const value = options.values[name]
  return value === undefined || value === 'starter' || value === 'none' ? value : path.resolve(value)
}

/** A count from 1 to 100 given by `-k`. */
export function hitCount(options: CommandOptions): number {
  const value = options.values['limit'] ?? '10'
  const count = Number(value)
  if (/^\d+$/.test(value) && count >= 1 && count <= 100) return count
  throw new UsageError(say('terminal', 'whole-number', { option: 'k', min: 1, max: 100 }))
}

/** A whole number in a range that an option gives; undefined where it is not given. */
export function wholeNumber(options: CommandOptions, name: string, min: number, max: number): number | undefined {
  const value = options.values[name]
  if (value === undefined) return undefined
  const count = Number(value)
  if (/^\d+$/.test(value) && count >= min && count <= max) return count
  throw new UsageError(say('terminal', 'whole-number', { option: `-${name}`, min, max }))
}
