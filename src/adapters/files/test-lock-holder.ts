import { acquireOwnerLock } from './owner-lock.ts'

/** Child of the owner lock's test: takes the lock of the given folder, says whether it could, and stays. */
const lock = acquireOwnerLock(process.argv[2] ?? '', { program: 'holder', version: '0.0.1' })
process.send?.(lock.owned)
setInterval(() => {}, 1000)
