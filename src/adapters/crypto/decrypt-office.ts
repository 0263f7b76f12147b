import { createDecipheriv, createHash } from 'node:crypto'
import type { OfficeDecryptor } from '../../core/ports/decryptors.ts'
import { agileInfo } from './agile-info.ts'

const segmentBytes = 4_096
const sizeBytes = 8
/** More rounds than any office program asks for; a file that names more is damaged. */
const mostRounds = 1_000_000
const standardRounds = 50_000

/** Purposes of keys derived from a password (MS-OFFCRYPTO 2.3.4.13). */
const purpose = {
  verifierInput: Buffer.from('fea7d2763b4b9e79', 'hex'),
  verifierValue: Buffer.from('d7aa0f6d3061344e', 'hex'),
  keyValue: Buffer.from('146e0be7abacd0d6', 'hex'),
}

/** Takes the password off an Office package (MS-OFFCRYPTO 2.3.4: standard and agile encryption, AES). */
export const officeDecryptor: OfficeDecryptor = {
  decrypt(info, encrypted, password) {
    const header = Buffer.from(info.buffer, info.byteOffset, info.byteLength)
    const data = Buffer.from(encrypted.buffer, encrypted.byteOffset, encrypted.byteLength)
    if (data.length < sizeBytes || header.length < 12) return undefined
    const size = Number(data.readBigUInt64LE(0))
    const isAgile = header.readUInt16LE(0) === 4 && header.readUInt16LE(2) === 4
    const plain = isAgile
      ? decryptAgile(header.subarray(8).toString('utf8'), data.subarray(sizeBytes), password)
      : decryptStandard(header, data.subarray(sizeBytes), password)
    return plain && new Uint8Array(plain.subarray(0, Math.min(size, plain.length)))
  },
}

function decryptAgile(xml: string, data: Buffer, password: string): Buffer | undefined {
  const info = agileInfo(xml)
  if (!info || info.password.rounds > mostRounds) return undefined
  const { password: own, data: keyData } = info
  let hash = digest(own.hash, own.salt, Buffer.from(password, 'utf16le'))
  for (let round = 0; round < own.rounds; round++) hash = digest(own.hash, uint32(round), hash)
  const iv = fitted(own.salt, own.blockBytes)
  const open = (use: Buffer, value: Buffer) => {
    const key = fitted(digest(own.hash, hash, use), own.keyBytes)
    return decipher('cbc', key, iv, value)
  }
  const input = open(purpose.verifierInput, own.verifierInput)
  const value = open(purpose.verifierValue, own.verifierValue)
  const expected = digest(own.hash, input.subarray(0, own.salt.length))
  if (!value.subarray(0, expected.length).equals(expected)) return undefined
  const key = open(purpose.keyValue, own.keyValue).subarray(0, keyData.keyBytes)
  const parts: Buffer[] = []
  for (let at = 0; at < data.length; at += segmentBytes) {
    const segment = data.subarray(at, at + segmentBytes)
    const whole = segment.subarray(0, segment.length - (segment.length % keyData.blockBytes))
    const start = fitted(digest(keyData.hash, keyData.salt, uint32(at / segmentBytes)), keyData.blockBytes)
    parts.push(decipher('cbc', key, start, whole))
  }
  return Buffer.concat(parts)
}

/** Version 2 to 4 with minor 2: AES in ECB mode under a key from 50,000 rounds of SHA-1. */
function decryptStandard(header: Buffer, data: Buffer, password: string): Buffer | undefined {
  const headerBytes = header.readUInt32LE(8)
  const verifierAt = 12 + headerBytes
  if (header.length < verifierAt + 72) return undefined
  const keyBytes = header.readUInt32LE(12 + 16) / 8
  if (![16, 24, 32].includes(keyBytes)) return undefined
  const salt = header.subarray(verifierAt + 4, verifierAt + 20)
  const verifier = header.subarray(verifierAt + 20, verifierAt + 36)
  const verifierHash = header.subarray(verifierAt + 40, verifierAt + 72)
  let hash = digest('sha1', salt, Buffer.from(password, 'utf16le'))
  for (let round = 0; round < standardRounds; round++) hash = digest('sha1', uint32(round), hash)
  const final = digest('sha1', hash, uint32(0))
  const half = (fill: number) =>
    digest(
      'sha1',
      Buffer.alloc(64, fill).map((byte, at) => byte ^ (final[at] ?? 0)),
    )
  const key = Buffer.concat([half(0x36), half(0x5c)]).subarray(0, keyBytes)
  const expected = digest('sha1', decipher('ecb', key, undefined, verifier))
  const found = decipher('ecb', key, undefined, verifierHash).subarray(0, expected.length)
  if (!found.equals(expected)) return undefined
  return decipher('ecb', key, undefined, data.subarray(0, data.length - (data.length % 16)))
}

function decipher(mode: 'cbc' | 'ecb', key: Buffer, iv: Buffer | undefined, data: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-${mode}`, key, iv ?? null).setAutoPadding(false)
  return Buffer.concat([cipher.update(data), cipher.final()])
}

function digest(name: string, ...parts: Uint8Array[]): Buffer {
  const hash = createHash(name)
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Cut, or filled with 0x36, to a length. */
function fitted(bytes: Buffer, length: number): Buffer {
  return bytes.length >= length
    ? bytes.subarray(0, length)
    : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x36)])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
