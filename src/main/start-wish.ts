import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

/** What one start of the program was for. A second start hands it over to the first. */
export const StartWish = z.strictObject({
  /** Files and folders that were given to it, absolute. */
  files: z.array(z.string()),
  /** Quick ask, with words to begin with. */
  quickAsk: z.string().optional(),
  /** Wait in the background: no window. */
  background: z.boolean(),
})
export type StartWish = z.infer<typeof StartWish>

/**
 * Reads `FILE…`, `--background`, `--quick-ask=TEXT` or `--quick-ask TEXT…`. `args` are those after the program's own
 * name (and, in development, its folder). What is not there as a file is none.
 */
export function startWishOf(args: readonly string[], workingFolder: string): StartWish {
  const words: string[] = []
  for (let at = 0; at < args.length; at++) {
    const one = args[at] ?? ''
    if (one === '--data') at += 1
    else if (!one.startsWith('-')) words.push(one)
  }
  const background = args.includes('--background')
  const joined = args.find((one) => one.startsWith('--quick-ask='))?.slice('--quick-ask='.length)
  const files = (joined === undefined && args.includes('--quick-ask') ? [] : words)
    .map((word) => resolve(workingFolder, word))
    .filter((path) => existsSync(path))
  if (joined !== undefined) return { files, quickAsk: joined, background }
  return args.includes('--quick-ask') ? { files, quickAsk: words.join(' '), background } : { files, background }
}
