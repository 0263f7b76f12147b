import path from 'node:path'
import { type ErrorValue, toErrorValue } from '../../api/error.ts'
import { readDocument } from '../../core/documents/read-document.ts'
import type { Member } from '../../core/ports/members.ts'
import type { Workshop } from '../../core/ports/workshop.ts'
import { say, sayError } from '../../messages/say.ts'
import type { CommandOptions } from './options.ts'
import { errorObject, type Output } from './output.ts'
import { UsageError } from './usage-error.ts'

/** `carrel document PATH`: a file's text as Carrel reads it, without importing. Returns the exit code. */
export async function documentCommand(
  options: CommandOptions,
  ports: { workshop: Workshop },
  output: Output,
): Promise<number> {
  if (options.positionals.length === 0) {
    throw new UsageError(say('terminal', 'missing-argument', { command: 'document', argument: 'a PATH' }))
  }
  let failed = 0
  for (const each of options.positionals) {
    const file = path.resolve(each)
    try {
      const document = await readDocument(ports, file, new AbortController().signal)
      if (output.json) {
        const { warnings, members, ...rest } = document
        output.object({
          ...rest,
          ...(members.length === 0 ? {} : { members: members.map(memberObject) }),
          warnings: warnings.map(errorObject),
        })
      } else {
        output.line(`${document.title}\n`)
        for (const page of document.pages) output.line(`--- ${page.number}\n${page.text}\n`)
        for (const member of document.members) {
          output.line(
            'error' in member ? `${member.name}: ${sayError(named(member))}` : `${member.name} (${member.size} bytes)`,
          )
        }
        for (const warning of document.warnings) output.line(sayError(warning))
      }
    } catch (error) {
      failed += 1
      const value = toErrorValue(error)
      if (output.json) output.object({ path: file, error: errorObject(value) })
      else output.line(sayError(value))
    }
  }
  return failed === 0 ? 0 : 1
}

function memberObject(member: Member): object {
  return 'error' in member ? { ...member, error: errorObject(named(member)) } : member
}

function named({ name, error }: Member & { error: ErrorValue }): ErrorValue {
  return { ...error, parameters: { name, ...error.parameters } }
}
