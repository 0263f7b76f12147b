import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { AssistantError } from '../../api/error.ts'
import { say } from '../../messages/say.ts'
import { type CommandOptions } from './options.ts'
import { UsageError } from './usage-error.ts'

const Line = z.object({ id: z.union([z.string(), z.number()]).transform(String), text: z.string().min(1) })
export type BatchLine = z.infer<typeof Line>

/** The questions of a command: one from the words given, or one a line of a JSONL file. */
export function batchOf(options: CommandOptions, fileOption: 'queries' | 'questions'): BatchLine[] {
  const file = options.values[fileOption]
  const text = options.positionals.join(' ').trim()
  if ((file === undefined) === (text === '')) {
    const argument = fileOption === 'queries' ? 'a QUERY or --queries FILE' : 'a QUESTION or --questions FILE'
    throw new UsageError(say('terminal', 'missing-argument', { command: options.command, argument }))
  }
  return file === undefined ? [{ id: '1', text }] : readLines(file)
}

function readLines(file: string): BatchLine[] {
  const lines = readText(file).split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const parsed = Line.safeParse(parseJson(line))
    if (!parsed.success) throw new UsageError(say('terminal', 'bad-line', { name: file, line: index + 1 }))
    return [parsed.data]
  })
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (cause) {
    throw new AssistantError('file-not-found', { name: file, path: file }, { cause })
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
