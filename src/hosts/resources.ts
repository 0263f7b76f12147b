import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { PromptTemplates } from '../core/answer/prompt/template.ts'
import { type QuickPrompts, quickPromptNames } from '../core/quick/quick-prompts.ts'

/** The files that come with the program. */
export type Resources = {
  version: string
  catalogPath: string
  samplesFolder: string
  promptsFolder: string
  prompts: PromptTemplates
  quickPrompts: QuickPrompts
}

/** Reads them from the program's folder: the nearest one above this file, source or bundle, that holds `models/catalog.json`. */
export function readResources(): Resources {
  const folder = programFolder(import.meta.dirname)
  const promptsFolder = path.join(folder, 'resources', 'prompts')
  const prompt = (name: string) => readFileSync(path.join(promptsFolder, `${name}.txt`), 'utf8')
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }
  return {
    version,
    catalogPath: path.join(folder, 'models', 'catalog.json'),
    promptsFolder,
    samplesFolder: path.join(folder, 'resources', 'samples'),
    prompts: {
      'few-sentences': prompt('few-sentences'),
      passages: prompt('passages'),
      documents: prompt('documents'),
      cells: prompt('cells'),
      persona: prompt('persona'),
      'stand-alone': prompt('stand-alone'),
    },
    quickPrompts: Object.fromEntries(quickPromptNames.map((name) => [name, prompt(`quick-${name}`)])) as QuickPrompts,
  }
}

function programFolder(from: string): string {
  if (existsSync(path.join(from, 'models', 'catalog.json'))) return from
  const parent = path.dirname(from)
  if (parent === from) throw new Error('models/catalog.json is missing from the program folder')
  return programFolder(parent)
}
