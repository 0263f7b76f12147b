import { z } from 'zod'

/** A way of writing that the user set up: `instructions` go into the system prompt of models that can follow them. */
export const Persona = z.strictObject({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(40),
  instructions: z.string().trim().min(1).max(2000),
})
export type Persona = z.infer<typeof Persona>
