import { z } from 'zod'
import { place } from './place.ts'

/** Words of a document that the user keeps. They stay as they were kept, also when the document is gone. */
export const KeptPassage = z.strictObject({ id: z.string(), keptAt: z.int(), ...place })
export type KeptPassage = z.infer<typeof KeptPassage>
