import { expect, test } from 'vitest'
import { runtimeLogger } from './runtime-log.ts'

test('the two harmless tokenizer warnings are dropped, others pass', () => {
  const lines: string[] = []
  const keep = (level: string) => (message: string, details?: object) =>
    lines.push(`${level} ${message} ${JSON.stringify(details)}`)
  const log = runtimeLogger({ info: keep('info'), warn: keep('warn'), error: keep('error') })
  log('warn', 'load: special_eos_id is not in special_eog_ids - the tokenizer config may be incorrect\n')
  log(
    'warn',
    'Using this model ("x") to tokenize text and then detokenize it resulted in a different text. There might',
  )
  log('info', 'loaded')
  log('warn', 'something else')
  log('error', 'failed')
  expect(lines).toEqual(['warn llama.cpp {"text":"something else"}', 'error llama.cpp {"text":"failed"}'])
})
