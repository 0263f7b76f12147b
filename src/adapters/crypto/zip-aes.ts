import { createCipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import type { ZipDecryptor } from '../../core/ports/decryptors.ts'

const rounds = 1_000
const checkBytes = 2
const blockBytes = 16
const sealBytes = 10

/**
 * AES of zip files as WinZip published it (AE-1 and AE-2): PBKDF2 with SHA-1 gives the key, that of the seal and the
 * check value; the counter begins at one, its lowest byte first; HMAC with SHA-1 seals what is encrypted.
 */
export const zipDecryptor: ZipDecryptor = (head, strength, password) => {
  const keyBytes = 8 + strength * 8
  const salt = head.subarray(0, keyBytes / 2)
  const derived = pbkdf2Sync(password, salt, rounds, keyBytes * 2 + checkBytes, 'sha1')
  const check = head.subarray(salt.length, salt.length + checkBytes)
  if (check.length !== checkBytes || !timingSafeEqual(derived.subarray(keyBytes * 2), check)) return undefined
  const seal = createHmac('sha1', derived.subarray(keyBytes, keyBytes * 2))
  // Counter mode of OpenSSL counts from the highest byte; blocks are encrypted one by one instead.
  const cipher = createCipheriv(`aes-${keyBytes * 8}-ecb`, derived.subarray(0, keyBytes), null).setAutoPadding(false)
  let counter = 0
  let mask: Buffer = Buffer.alloc(0)
  return {
    decrypt(piece) {
      seal.update(piece)
      const missing = Math.max(0, piece.length - mask.length)
      const blocks = Buffer.alloc(Math.ceil(missing / blockBytes) * blockBytes)
      for (let at = 0; at < blocks.length; at += blockBytes) blocks.writeUIntLE(++counter, at, 6)
      mask = Buffer.concat([mask, cipher.update(blocks)])
      const plain = new Uint8Array(piece.length)
      for (let at = 0; at < plain.length; at += 1) plain[at] = (piece[at] ?? 0) ^ (mask[at] ?? 0)
      mask = mask.subarray(plain.length)
      return plain
    },
    seal: () => seal.digest().subarray(0, sealBytes),
  }
}
