/** What the description of agile encryption says (MS-OFFCRYPTO 2.3.4.10). Lengths in bytes; `hash` as OpenSSL names it. */
export type AgileInfo = { data: AgileKey; password: AgileKey & AgilePassword }
type AgileKey = { hash: string; salt: Buffer; blockBytes: number; keyBytes: number }
type AgilePassword = { rounds: number; verifierInput: Buffer; verifierValue: Buffer; keyValue: Buffer }

const hashes: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  'SHA-256': 'sha256',
  SHA384: 'sha384',
  'SHA-384': 'sha384',
  SHA512: 'sha512',
  'SHA-512': 'sha512',
}

/** Reads the description; undefined where it is none, or names something other than AES in CBC mode. */
export function agileInfo(xml: string): AgileInfo | undefined {
  const data = attributesOf(xml, 'keyData')
  const password = attributesOf(xml, '(?:\\w+:)?encryptedKey')
  const dataKey = data && keyOf(data)
  const passwordKey = password && keyOf(password)
  if (!password || !dataKey || !passwordKey) return undefined
  const rounds = Number(password.get('spinCount'))
  if (!Number.isSafeInteger(rounds) || rounds < 0) return undefined
  const bytes = (name: string) => Buffer.from(password.get(name) ?? '', 'base64')
  const [verifierInput, verifierValue, keyValue] = [
    bytes('encryptedVerifierHashInput'),
    bytes('encryptedVerifierHashValue'),
    bytes('encryptedKeyValue'),
  ] as const
  const whole = [verifierInput, verifierValue, keyValue].every(({ length }) => length > 0 && length % 16 === 0)
  if (!whole) return undefined
  return { data: dataKey, password: { ...passwordKey, rounds, verifierInput, verifierValue, keyValue } }
}

function attributesOf(xml: string, element: string): Map<string, string> | undefined {
  const tag = new RegExp(`<${element}\\s([^>]*)>`).exec(xml)?.[1]
  return tag === undefined
    ? undefined
    : new Map([...tag.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
}

function keyOf(attributes: ReadonlyMap<string, string>): AgileKey | undefined {
  const hash = hashes[attributes.get('hashAlgorithm') ?? '']
  const keyBytes = Number(attributes.get('keyBits')) / 8
  const blockBytes = Number(attributes.get('blockSize'))
  const isAes = attributes.get('cipherAlgorithm') === 'AES' && attributes.get('cipherChaining') === 'ChainingModeCBC'
  if (hash === undefined || !isAes || ![16, 24, 32].includes(keyBytes) || blockBytes !== 16) return undefined
  return { hash, salt: Buffer.from(attributes.get('saltValue') ?? '', 'base64'), blockBytes, keyBytes }
}
