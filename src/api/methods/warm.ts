import { z } from 'zod'
import type { Method } from '../method.ts'
import { WarmStates } from '../warm.ts'
import { nothing } from './nothing.ts'

/** Warm states: showing, keeping and forgetting them. */
export const warmMethods = {
  /** What models remember of documents on disk. */
  'warm.list': { input: nothing, output: WarmStates },
  /** Keeps documents ready: they are read when the machine is idle, and remembered before others. Errors: `document-not-found`. */
  'warm.pin': {
    input: z.strictObject({ documentIds: z.array(z.string()).min(1), pinned: z.boolean() }),
    output: WarmStates,
  },
  /** Forgets; documents stay. Without ids everything is forgotten. */
  'warm.remove': { input: z.strictObject({ ids: z.array(z.string()).min(1).optional() }), output: WarmStates },
} satisfies Record<string, Method>
