import { z } from 'zod'
import { ModelChoice } from './model.ts'
import { Persona } from './persona.ts'
import { SummaryChoices } from './summary.ts'

const fields = {
  theme: z.enum(['system', 'light', 'dark']),
  /** Percent, 90 to 150. */
  zoom: z.int().min(90).max(150),
  citationStyle: z.enum(['place', 'title', 'footnote']),
  chatModel: ModelChoice,
  embedder: ModelChoice,
  maxFileMegabytes: z.int().min(1),
  personas: z.array(Persona).max(50),
  /** Disk that remembered documents may take; 0: nothing is remembered. */
  warmMegabytes: z.int().min(0),
  /** Whether documents that are kept ready are read when the machine is idle and on mains power. */
  warmWhenIdle: z.boolean(),
  /** Percent of the machine's memory that chat models and their contexts may take. */
  memoryPercent: z.int().min(10).max(90),
  /** How summaries are laid out, by genre, as last chosen. */
  summaryChoices: SummaryChoices,
}

/** Everything the user can set. Unset keys take these defaults. */
export const Settings = z.strictObject({
  theme: fields.theme.default('system'),
  zoom: fields.zoom.default(100),
  citationStyle: fields.citationStyle.default('place'),
  chatModel: fields.chatModel.default('starter'),
  embedder: fields.embedder.default('starter'),
  maxFileMegabytes: fields.maxFileMegabytes.default(500),
  personas: fields.personas.default([]),
  warmMegabytes: fields.warmMegabytes.default(4096),
  warmWhenIdle: fields.warmWhenIdle.default(true),
  memoryPercent: fields.memoryPercent.default(50),
  summaryChoices: fields.summaryChoices.default({}),
  /** What is searched with while the newly chosen embedder makes its vectors; Carrel sets it itself. */
  searchEmbedder: ModelChoice.optional(),
})
export type Settings = z.infer<typeof Settings>

/** A change of some settings. Unlike `Settings.partial()` it fills in no defaults for the others. */
export const SettingsChange = z.strictObject(fields).partial()
export type SettingsChange = z.infer<typeof SettingsChange>

/** A change as it is stored; null takes the embedder that was searched with meanwhile away. */
export const StoredSettings = SettingsChange.extend({ searchEmbedder: ModelChoice.nullable().optional() })
export type StoredSettings = z.infer<typeof StoredSettings>

/** One thing that left the machine. */
export const LedgerEntry = z.strictObject({ at: z.int(), host: z.string(), reason: z.string(), bytes: z.int() })
export type LedgerEntry = z.infer<typeof LedgerEntry>
