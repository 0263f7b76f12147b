import path from 'node:path'
import { AssistantError, type ErrorValue, toErrorValue } from '../../api/error.ts'
import { type Gist } from '../../api/gist.ts'
import { type SummaryChoice, SummaryForm } from '../../api/summary.ts'
import type { Embedder } from '../../core/ports/embedder.ts'
import type { LanguageModel } from '../../core/ports/language-model.ts'
import { summarise } from '../../core/summarize/summarise.ts'
import type { SummarySource } from '../../core/summarize/summary-source.ts'
import { say, sayError } from '../../messages/say.ts'
import { readSummarySource } from '../read-summary-source.ts'
import { type CommandOptions, modelOption, oneOf, wholeNumber } from './options.ts'
import { errorObject, type Output } from './output.ts'
import type { SummarizePorts } from './summarize-ports.ts'
import { comparisonObject, printSummary, type Summarised, summaryObject } from './summary-output.ts'
import { UsageError } from './usage-error.ts'

type Engines = { model: LanguageModel | undefined; embedder: Embedder | undefined }

/** `carrel summarize PATH…`: a summary a file, or one comparison of all; no library is needed. Returns the exit code. */
export async function summarizeCommand(
  options: CommandOptions,
  ports: SummarizePorts,
  output: Output,
): Promise<number> {
  if (options.positionals.length === 0) {
    throw new UsageError(say('terminal', 'missing-argument', { command: 'summarize', argument: 'a PATH' }))
  }
  const choice = choiceOf(options)
  const chosen = modelOption(options, 'model') ?? 'starter'
  const signal = new AbortController().signal
  const engines: Engines = {
    model: await ports.models.languageModel(chosen, signal),
    embedder: await ports.models.embedder('starter', signal),
  }
  let failed = 0
  const fail = (file: string, error: unknown) => {
    failed += 1
    report(file, toErrorValue(error), output)
  }
  const together: SummarySource[] = []
  for await (const found of filesOf(options, ports, signal)) {
    try {
      if ('error' in found) throw new AssistantError(found.error.code, found.error.parameters)
      const source = await readSummarySource(ports.workshop, found.path, signal)
      if (choice.form === 'comparison') together.push(source)
      else print(found.path, await summarised(ports, [source], choice, engines, signal), output)
    } catch (error) {
      fail(found.path, error)
    }
  }
  if (together.length > 0) {
    const paths = together.map(({ place }) => place.path)
    try {
      const made = await summarised(ports, together, choice, engines, signal)
      if (output.json) output.object(comparisonObject(paths, made))
      else printSummary(made, output)
    } catch (error) {
      fail(paths.join(', '), error)
    }
  }
  return failed === 0 ? 0 : 1
}

function choiceOf(options: CommandOptions): SummaryChoice {
  const number = (name: string, min: number, max: number) => {
    const value = wholeNumber(options, name, min, max)
    return value === undefined ? {} : { [name]: value }
  }
  const focus = options.values['focus']?.trim().slice(0, 500)
  return {
    form: oneOf(options, 'form', SummaryForm.options, 'bullets'),
    ...number('words', 10, 5000),
    ...number('bullets', 1, 30),
    ...(focus ? { focus } : {}),
  }
}

type FoundFile = { path: string } | { path: string; error: Pick<ErrorValue, 'code' | 'parameters'> }

/** Files that paths name and those in folders; one that is not there is named with its error. */
async function* filesOf(
  options: CommandOptions,
  { files }: SummarizePorts,
  signal: AbortSignal,
): AsyncGenerator<FoundFile> {
  for (const each of options.positionals) {
    const named = path.resolve(each)
    let some = false
    for await (const { path: file, leftOut } of files.walk([named], signal)) {
      some = true
      const name = path.basename(file)
      if (leftOut === undefined) yield { path: file }
      else if (file === named) yield { path: file, error: { code: 'file-unreadable', parameters: { name } } }
    }
    if (!some) yield { path: named, error: { code: 'file-not-found', parameters: { name: path.basename(named) } } }
  }
}

async function summarised(
  { templates }: SummarizePorts,
  sources: readonly SummarySource[],
  choice: SummaryChoice,
  engines: Engines,
  signal: AbortSignal,
): Promise<Summarised> {
  const gists: Gist[] = []
  for await (const event of summarise(
    { clock: { now: Date.now }, templates },
    { sources, choice, ...engines },
    signal,
  )) {
    if (event.type === 'gist-found') gists.push(event.gist)
    if (event.type !== 'summary-finished') continue
    const { error } = event.content
    if (error) throw new AssistantError(error.code, error.parameters)
    return { gists, content: event.content }
  }
  throw new AssistantError('internal')
}

function print(file: string, made: Summarised, output: Output): void {
  if (output.json) output.object(summaryObject(file, made))
  else printSummary(made, output)
}

function report(file: string, error: ErrorValue, output: Output): void {
  if (output.json) output.object({ path: file, error: errorObject(error) })
  else output.line(sayError(error))
}
