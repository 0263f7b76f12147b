import type { z } from 'zod'

/** A method answers once (`output`) or as a stream of events (`stream`). */
export type CallMethod = { input: z.ZodType; output: z.ZodType }
export type StreamMethod = { input: z.ZodType; stream: z.ZodType }
export type Method = CallMethod | StreamMethod
