import { type ErrorValue } from '../../api/error.ts'
import { sayError } from '../../messages/say.ts'

/** Where a command writes: people's lines, or one JSON object a line. */
export type Output = {
  json: boolean
  line(text: string): void
  object(value: object): void
}

/** Output on the process's standard output. Where its reader has left (`| head`), the work goes on unseen. */
export function processOutput(json: boolean): Output {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  return {
    json,
    line: (text) => void process.stdout.write(`${text}\n`),
    object: (value) => void process.stdout.write(`${JSON.stringify(value)}\n`),
  }
}

/** An error as the terminal's JSON names it: the code and its sentence. */
export function errorObject(error: ErrorValue): { code: string; message: string } {
  return { code: error.code, message: sayError(error) }
}
