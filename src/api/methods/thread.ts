import { z } from 'zod'
import { Scope } from '../document.ts'
import type { Method } from '../method.ts'
import { Message, Thread } from '../thread.ts'
import { nothing } from './nothing.ts'

/** Threads. */
export const threadMethods = {
  'thread.list': { input: nothing, output: z.array(Thread) },
  'thread.get': {
    input: z.strictObject({ threadId: z.string() }),
    output: z.strictObject({ thread: Thread, messages: z.array(Message) }),
  },
  'thread.create': { input: z.strictObject({ scope: Scope }), output: Thread },
  'thread.rename': { input: z.strictObject({ threadId: z.string(), title: z.string().trim().min(1) }), output: Thread },
  'thread.remove': { input: z.strictObject({ threadId: z.string() }), output: nothing },
  'thread.restore': { input: z.strictObject({ threadId: z.string() }), output: nothing },
} satisfies Record<string, Method>
