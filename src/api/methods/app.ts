import { z } from 'zod'
import type { Method } from '../method.ts'
import { nothing } from './nothing.ts'

/** What the backend is. */
export const appMethods = {
  /** Version, data folder, and whether this process may write (`owner`) or only reads. */
  'app.status': {
    input: nothing,
    output: z.strictObject({ version: z.string(), dataFolder: z.string(), readOnly: z.boolean() }),
  },
} satisfies Record<string, Method>
