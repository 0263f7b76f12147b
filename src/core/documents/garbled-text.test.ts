import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isGarbled } from './garbled-text.ts'

const english =
  'The landlord keeps the house in good order and lets the tenant know of works a week before they begin in the flat or on the stairs of the house and in the cellar below. Rent is due on the third working day of the month and is paid to the account that was named by the owner in writing.'
const readable = {
  english,
  german:
    'Der Vermieter hält das Haus in gutem Zustand und unterrichtet den Mieter eine Woche vor Beginn über Arbeiten in der Wohnung oder im Treppenhaus. Die Miete ist am dritten Werktag des Monats fällig und wird auf das vom Eigentümer schriftlich benannte Konto überwiesen.',
  czech:
    'Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím a mají spolu jednat v duchu bratrství. Každý má všechna práva a všechny svobody, stanovené touto deklarací, bez jakéhokoli rozlišování, zejména podle rasy, barvy, pohlaví, jazyka.',
  welsh:
    'Genir pawb yn rhydd ac yn gydradd â’i gilydd mewn urddas a hawliau. Fe’u cynysgaeddir â rheswm a chydwybod, a dylai pawb ymddwyn y naill at y llall mewn ysbryd cymodlon. Mae gan bawb hawl i’r holl hawliau a’r rhyddfreintiau a nodir yn y Datganiad hwn, heb unrhyw wahaniaeth.',
  zulu: 'Bonke abantu bazalwa bekhululekile belingana ngesithunzi nangamalungelo. Bahlanganiswe wumcabango nangunembeza futhi kufanele baphathane ngomoya wobunye. Wonke umuntu unelungelo lawo wonke amalungelo nenkululeko okubekwe kulesi Simemezelo.',
  greek: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. '.repeat(4),
  arabic: 'يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. وقد وهبوا عقلا وضميرا وعليهم. '.repeat(4),
  khmer: 'មនុស្សទាំងអស់កើតមកមានសេរីភាពនិងភាពស្មើៗគ្នាក្នុងសេចក្ដីថ្លៃថ្នូរនិងសិទ្ធិ។ '.repeat(4),
  japanese: 'すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。'.repeat(4),
  numbers: Array.from({ length: 60 }, (_, at) => `${2000 + at}\t${at * 1_317}.50\t(${at * 97})\t${at}%`).join('\n'),
  code: 'for (let i = 0; i < count; i++) { const code = pdfium.FPDFText_GetUnicode(text, i); if (code === 0) continue; codes.push(code) } '.repeat(
    3,
  ),
  bullets:
    '\uF0B7 Rent is due on the third working day.\n\uF0B7 The tenant keeps the cellar dry.\n\uF0B7 Nobody smokes.',
  short: 'xq zvk',
}

test('text of any language, numbers and code are what they seem', async () => {
  for (const [name, text] of Object.entries(readable)) expect([name, await isGarbled(text)]).toEqual([name, false])
})

test('private-use, replacement and nameless characters, glyph numbers and misread UTF-8 are garbled', async () => {
  const latin1 = [...new TextEncoder().encode(readable.czech)].map((byte) => String.fromCharCode(byte)).join('')
  const garbage = {
    'private use': english.replace(/[a-z]/g, (one) => String.fromCodePoint(0xe000 + one.charCodeAt(0))),
    replaced: english.replace(/[a-m]/g, '\uFFFD'),
    cids: [...english].map((one) => `(cid:${one.charCodeAt(0)})`).join(''),
    glyphs: [...english].map((one) => `/g${one.charCodeAt(0)}`).join(' '),
    misread: latin1,
    shifted: [...english].map((one) => (one === ' ' ? one : String.fromCharCode(one.charCodeAt(0) - 29))).join(''),
  }
  for (const [name, text] of Object.entries(garbage)) expect([name, await isGarbled(text)]).toEqual([name, true])
})

test('most alphabets with their letters changed about make no words', async () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  let [all, found] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...letters], { minLength: 26 }), async (cipher) => {
      const text = english.toLowerCase().replace(/[a-z]/g, (one) => cipher[letters.indexOf(one)] ?? one)
      all += 1
      if (await isGarbled(text)) found += 1
    }),
    { numRuns: 200, seed: 7 },
  )
  expect(found / all).toBeGreaterThan(0.8)
})

test('no text at all, however odd, makes it fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async (text) => {
      expect(typeof (await isGarbled(text))).toBe('boolean')
    }),
  )
})
