import { z } from 'zod'

/** The input or output of a method that takes or gives nothing. */
export const nothing = z.strictObject({})
