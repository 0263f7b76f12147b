import type { LibraryCheck } from '../../api/library-check.ts'
import { say } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import type { CommandOptions } from './options.ts'
import type { Output } from './output.ts'

/** `carrel doctor`: what a check finds, and with `--repair` what is left after it. Exit code 1 while something is wrong. */
export async function doctorCommand(options: CommandOptions, client: Client, output: Output): Promise<number> {
  let check = await client.call('library.check', {})
  print(check, output)
  if (options.flags.has('repair') && check.findings.length > 0) {
    if (!output.json) output.line(say('terminal', 'doctor-repairing'))
    check = await client.call('library.repair', {})
    print(check, output)
  }
  return check.findings.length === 0 ? 0 : 1
}

function print(check: LibraryCheck, output: Output): void {
  if (output.json) return output.object(check)
  const { findings, ...counts } = check
  output.line(say('terminal', 'doctor-looked-at', counts))
  if (findings.length === 0) return output.line(say('terminal', 'doctor-sound'))
  for (const { check: name, count, examples } of findings) {
    output.line(`${say('terminal', name, { count })} ${examples.join(', ')}`)
  }
}
