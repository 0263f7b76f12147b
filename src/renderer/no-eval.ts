import { config } from 'zod'

// The content policy forbids the code generation that zod would otherwise try; imported before any schema parses.
config({ jitless: true })
