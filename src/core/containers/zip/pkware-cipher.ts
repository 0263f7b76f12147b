import { crcTable } from '../crc32.ts'

/** Bytes before the data of an encrypted entry; the last of them tells whether the password may be right. */
export const pkwareHeadBytes = 12

const crcOf = (sum: number, byte: number): number => (sum >>> 8) ^ (crcTable[(sum ^ byte) & 0xff] ?? 0)

/** Decrypts piece after piece by the first scheme of zip (PKWARE APPNOTE 6.3, section 6.1), header first. */
export function pkwareCipher(password: Uint8Array): (piece: Uint8Array) => Uint8Array {
  let [first, second, third] = [0x12345678, 0x23456789, 0x34567890]
  const update = (byte: number): void => {
    first = crcOf(first, byte)
    second = (Math.imul((second + (first & 0xff)) | 0, 0x08088405) + 1) | 0
    third = crcOf(third, second >>> 24)
  }
  for (const byte of password) update(byte)
  return (piece) =>
    piece.map((byte) => {
      const mask = (third | 2) & 0xffff
      const plain = byte ^ ((Math.imul(mask, mask ^ 1) >>> 8) & 0xff)
      update(plain)
      return plain
    })
}
