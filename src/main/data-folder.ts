import { isAbsolute, resolve } from 'node:path'

/** The folder after `--data` (or `--data=`), absolute; undefined where none is given. */
export function dataFolderOf(args: readonly string[], workingFolder: string): string | undefined {
  const joined = args.find((one) => one.startsWith('--data='))?.slice('--data='.length)
  const at = args.indexOf('--data')
  const given = joined ?? (at >= 0 ? args[at + 1] : undefined)
  if (given === undefined || given === '') return undefined
  return isAbsolute(given) ? given : resolve(workingFolder, given)
}
