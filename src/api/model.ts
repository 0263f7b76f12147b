import { z } from 'zod'

/** `id` is the file's SHA-256; `parameters` a count; `contextTokens` what it was trained for; size in bytes. */
export const ModelInfo = z.strictObject({
  id: z.string(),
  role: z.enum(['chat', 'embedder']),
  name: z.string(),
  path: z.string(),
  starter: z.boolean(),
  parameters: z.number(),
  contextTokens: z.int(),
  dimensions: z.int().optional(),
  sizeBytes: z.int(),
  licence: z.string().optional(),
})
export type ModelInfo = z.infer<typeof ModelInfo>

/** From this many parameters on a model follows instructions; smaller ones copy from one clear sentence. */
export const followsInstructionsFrom = 1e9

/**
 * Memory of a chat model on this machine, in bytes. `contextTokens`: the largest context it gets, of `trainedTokens`;
 * `contextBytes` is that context's; `measured`: estimated from contexts that were made on this machine; `limitBytes`: the share
 * of the machine that models may take together.
 */
export const ModelMemory = z.strictObject({
  contextTokens: z.int(),
  trainedTokens: z.int(),
  weightsBytes: z.int(),
  contextBytes: z.int(),
  measured: z.boolean(),
  limitBytes: z.int(),
  totalBytes: z.int(),
})
export type ModelMemory = z.infer<typeof ModelMemory>

/** `starter`, `none`, or the absolute path of a GGUF file. */
export const ModelChoice = z.string().min(1)
export type ModelChoice = z.infer<typeof ModelChoice>

/** An entry of `models/catalog.json`. `file` is relative to that file's folder. */
export const CatalogEntry = z.strictObject({
  name: z.string(),
  role: z.enum(['chat', 'embedder']),
  file: z.string(),
  starter: z.boolean(),
  origin: z.string(),
  licence: z.string(),
  sha256: z.string().length(64),
  sizeBytes: z.int(),
  parameters: z.number().optional(),
  contextTokens: z.int().optional(),
  /** Embedders only. */
  dimensions: z.int().optional(),
  maxTokens: z.int().optional(),
  queryPrefix: z.string().optional(),
  passagePrefix: z.string().optional(),
  /** ISO 639-1 codes the model is good for. */
  languages: z.array(z.string()),
})
export type CatalogEntry = z.infer<typeof CatalogEntry>
export const Catalog = z.strictObject({ version: z.literal(1), models: z.array(CatalogEntry) })
export type Catalog = z.infer<typeof Catalog>
