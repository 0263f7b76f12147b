import { z } from 'zod'
import { ErrorValue } from '../api/error.ts'

const id = z.int().min(1)
const sequence = z.int().min(0)

/** What a client sends. `id` numbers its requests; `credit` is how many more stream events it will take. */
export const ClientMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('call'), id, name: z.string(), input: z.unknown() }),
  z.strictObject({ type: z.literal('open'), id, name: z.string(), input: z.unknown(), credit: z.int().min(1) }),
  z.strictObject({ type: z.literal('credit'), id, credit: z.int().min(1) }),
  z.strictObject({ type: z.literal('cancel'), id }),
  z.strictObject({ type: z.literal('subscribe'), id, topic: z.string() }),
  z.strictObject({ type: z.literal('unsubscribe'), id }),
])
export type ClientMessage = z.infer<typeof ClientMessage>

/** A reply is a value in both cases: what fails carries its code, and nothing rejects across a channel. */
export const Reply = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), data: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: ErrorValue }),
])
export type Reply = z.infer<typeof Reply>

/** What a server sends. Stream events count from 0 a stream; `end` carries the number after the last one. */
export const ServerMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('reply'), id, reply: Reply }),
  z.strictObject({ type: z.literal('event'), id, sequence, event: z.unknown() }),
  z.strictObject({ type: z.literal('end'), id, sequence, error: ErrorValue.optional() }),
  /** The subscription stands; the next change of the topic is number `sequence` + 1. */
  z.strictObject({ type: z.literal('subscribed'), id, sequence }),
  z.strictObject({ type: z.literal('change'), id, sequence, event: z.unknown() }),
])
export type ServerMessage = z.infer<typeof ServerMessage>
