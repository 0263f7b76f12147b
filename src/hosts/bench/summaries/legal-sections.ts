import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { corpusFolder } from '../extraction/corpus-files.ts'

/** A section of a contract or of terms of service with its summary in plain words. */
export type LegalSection = { text: string; reference: string }

/** The 446 sections of summ-legal-plain; undefined where the corpus is absent. */
export function legalSections(): LegalSection[] | undefined {
  const file = path.join(corpusFolder, 'summ-legal-plain/all_v1.json')
  if (!existsSync(file)) return undefined
  const all = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    { original_text: string; reference_summary: string }
  >
  return Object.values(all).map(({ original_text: text, reference_summary: reference }) => ({ text, reference }))
}
