import type { Bench } from './bench.ts'
import { exhaustive } from './context/exhaustive.ts'

/** Every document read for a question, through the whole program. */
export const bench: Bench = { name: 'exhaustive', run: exhaustive }
