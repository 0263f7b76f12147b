import { joinBytes } from '../../documents/join-bytes.ts'

type Value = string | number | bigint | Uint8Array | { latin: string } | { object: Uint8Array } | { name: string }
/** Properties by number, for tests. */
export type TestProperties = readonly (readonly [id: number, value: Value])[]

const words = (...values: number[]): Uint8Array => new Uint8Array(Uint32Array.from(values).buffer)
const padded = (bytes: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4)
  whole.set(bytes)
  return whole
}
const wide = (text: string): Uint8Array =>
  new Uint8Array(Uint16Array.from(`${text}\0`, (letter) => letter.charCodeAt(0)).buffer)
const counted = (bytes: Uint8Array): Uint8Array => joinBytes([words(1, bytes.length), padded(bytes)])

/** A list of properties as MS-OXTNEF 2.1.3.4 has it, for tests. */
export function propertyList(properties: TestProperties): Uint8Array {
  const parts = properties.map(([id, value]): Uint8Array => {
    const tag = (type: number): Uint8Array => words((id << 16) | type)
    if (typeof value === 'string') return joinBytes([tag(0x1f), counted(wide(value))])
    if (typeof value === 'number') return joinBytes([tag(0x03), words(value)])
    if (typeof value === 'bigint') return joinBytes([tag(0x40), new Uint8Array(BigUint64Array.of(value).buffer)])
    if (value instanceof Uint8Array) return joinBytes([tag(0x102), counted(value)])
    if ('latin' in value) return joinBytes([tag(0x1e), counted(Uint8Array.from(Buffer.from(value.latin, 'latin1')))])
    if ('object' in value) return joinBytes([tag(0x0d), counted(joinBytes([new Uint8Array(16), value.object]))])
    const name = wide(value.name)
    return joinBytes([tag(0x03), new Uint8Array(16), words(1, name.length), padded(name), words(7)])
  })
  return joinBytes([words(properties.length), ...parts])
}

/** A list of recipients. */
export function recipientList(rows: readonly TestProperties[]): Uint8Array {
  return joinBytes([words(rows.length), ...rows.map(propertyList)])
}

/** A winmail.dat file of attributes, for tests. */
export function tnefFile(attributes: readonly (readonly [id: number, data: Uint8Array])[]): Uint8Array {
  const parts = attributes.map(([id, data]) => {
    const sum = data.reduce((total, byte) => (total + byte) & 0xffff, 0)
    return joinBytes([Uint8Array.of(1), words(id, data.length), data, new Uint8Array(Uint16Array.of(sum).buffer)])
  })
  return joinBytes([words(0x223e9f78), Uint8Array.of(1, 0), ...parts])
}
