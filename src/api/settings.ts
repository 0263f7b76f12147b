import { z } from 'zod'
import { ModelChoice } from './model.ts'
import { Persona } from './persona.ts'

const fields = {
  theme: z.enum(['system', 'light', 'dark']),
  /** Percent, 90 to 150. */
  zoom: z.int().min(90).max(150),
  citationStyle: z.enum(['place', 'title', 'footnote']),
  chatModel: ModelChoice,
  embedder: ModelChoice,
  maxFileMegabytes: z.int().min(1),
  personas: z.array(Persona).max(50),
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
})
export type Settings = z.infer<typeof Settings>

/** A change of some settings. Unlike `Settings.partial()` it fills in no defaults for the others. */
export const SettingsChange = z.strictObject(fields).partial()
export type SettingsChange = z.infer<typeof SettingsChange>

/** One thing that left the machine. */
export const LedgerEntry = z.strictObject({ at: z.int(), host: z.string(), reason: z.string(), bytes: z.int() })
export type LedgerEntry = z.infer<typeof LedgerEntry>
