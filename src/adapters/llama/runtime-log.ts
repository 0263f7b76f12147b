import type { Log } from '../../core/ports/log.ts'

/** Lines that llama.cpp and node-llama-cpp print for sound models; tokens were compared with the reference tokenizer's. */
const harmless = [
  /special_eos_id is not in special_eog_ids/,
  /to tokenize text and then detokenize it resulted in a different text/,
]

/** Passes the engine's warnings and errors to the program's log and drops the harmless ones. Levels as node-llama-cpp names them. */
export function runtimeLogger(log: Log): (level: string, message: string) => void {
  return (level, message) => {
    const text = message.trim()
    if (text === '' || harmless.some((pattern) => pattern.test(text))) return
    if (level === 'fatal' || level === 'error') log.error('llama.cpp', { text })
    else if (level === 'warn') log.warn('llama.cpp', { text })
  }
}
