import { AssistantError } from '../../api/error.ts'
import type { Box } from '../../api/span.ts'
import { cropGrey, type GreyPicture, greyOf, turnGrey } from '../../core/documents/picture/grey-picture.ts'
import { type Straightened, straighten } from '../../core/documents/picture/straighten.ts'
import type { RecognisedText, RecognisedWord, TextRecognizer } from '../../core/ports/text-recognizer.ts'
import { readLanguagePack, unpackLanguage } from './language-pack.ts'
import { type Layout, layOut, setPicture } from './lay-out.ts'
import { startTesseract, type TesseractApi, type TesseractCore } from './tesseract-core.ts'
import { wordsOfTsv } from './words-of-tsv.ts'

/** OEM_LSTM_ONLY */
const lstmOnly = 1
const dpi = 300
/** Lines that fall by more than this, in radians, are straightened first: recognition suffers from about one degree on. */
const leastSkew = 0.006
/** Text is taken to stand on its head only where it was hardly recognised. */
const doubtful = 0.65
/** Words of a page that are looked at to find that out. */
const sampleWords = 25
const clearlyBetter = 0.1
/** Pixels about them that are looked at with them. */
const around = 20

type Engine = { core: TesseractCore; api: TesseractApi; languages: string }
type Turn = RecognisedText['turn']

/**
 * Tesseract, LSTM only, in this process. It finds by itself which way up text is and how far its lines are askew. Errors:
 * `language-missing`, `language-damaged`, `document-too-hungry`.
 */
export function createRecogniser(languagesFolder: string | undefined): TextRecognizer {
  let engine: Engine | undefined
  return {
    async recognise(picture, languages) {
      try {
        engine = await engineFor(engine, languages, languagesFolder)
        return recogniseAnyWayUp(engine, greyOf(picture))
      } catch (error) {
        // What has trapped is not used again.
        engine = undefined
        if (error instanceof AssistantError) throw error
        throw new AssistantError('document-too-hungry', {}, { cause: error })
      }
    },
  }
}

async function engineFor(
  engine: Engine | undefined,
  languages: readonly string[],
  folder: string | undefined,
): Promise<Engine> {
  const wanted = [...new Set(languages)].join('+')
  if (engine?.languages === wanted) return engine
  const packs = new Map<string, Uint8Array>()
  for (const language of new Set(languages)) packs.set(language, await readLanguagePack(language, folder))
  return startEngine(packs)
}

/** Whether trained data can be used: loads it once. Errors: `language-damaged {language}`. */
export async function checkLanguage(code: string, bytes: Uint8Array): Promise<void> {
  await startEngine(new Map([[code, unpackLanguage(bytes, code)]]))
}

async function startEngine(packs: ReadonlyMap<string, Uint8Array>): Promise<Engine> {
  const wanted = [...packs.keys()].join('+')
  const core = await startTesseract()
  for (const [language, bytes] of packs) core.FS.writeFile(`${language}.traineddata`, bytes)
  const api = new core.TessBaseAPI()
  let failed = true
  try {
    failed = api.Init(null, wanted, lstmOnly) !== 0
  } catch {}
  if (failed) throw new AssistantError('language-damaged', { language: wanted })
  // PSM_AUTO: columns and blocks are found; a single block is what it takes a page for otherwise.
  api.SetVariable('tessedit_pageseg_mode', '3')
  for (const language of packs.keys()) core.FS.unlink(`${language}.traineddata`)
  return { core, api, languages: wanted }
}

function recogniseAnyWayUp(engine: Engine, given: GreyPicture): RecognisedText {
  const layout = setAndLayOut(engine, given)
  if (!layout) return { words: [], turn: 0 }
  if (!layout.downwards) return recogniseAcross(engine, given, 0, layout.slope)
  // Lines that run down are read from the left once the picture is turned back; or they stand on their heads then.
  const slope = setAndLayOut(engine, turnGrey(given, 3))?.slope ?? 0
  return recogniseAcross(engine, given, 3, slope)
}

function setAndLayOut({ core, api }: Engine, picture: GreyPicture): Layout | undefined {
  setPicture(core, api, picture, dpi)
  return layOut(core, api)
}

/** The text of a picture that, turned by `turn`, was set: its lines run across then, but may stand on their heads. */
function recogniseAcross(engine: Engine, given: GreyPicture, turn: Turn, slope: number): RecognisedText {
  const lines = recogniseLines(engine, turnGrey(given, turn), slope)
  if (meanConfidence(lines.words) >= doubtful || !readsBetterOnItsHead(engine, lines)) return textOf(lines, turn, given)
  const opposite = ((turn + 2) % 4) as Turn
  const other = turnGrey(given, opposite)
  const better = recogniseLines(engine, other, setAndLayOut(engine, other)?.slope ?? 0)
  const isBetter = meanConfidence(better.words) > meanConfidence(lines.words)
  return isBetter ? textOf(better, opposite, given) : textOf(lines, turn, given)
}

/** Words on a picture that was straightened, with the way back to the picture as it was before. */
type Lines = { picture: GreyPicture; words: readonly RecognisedWord[]; back: Straightened['back'] }

/** Recognises a picture that was set and laid out, straightened first where its lines are askew. */
function recogniseLines({ core, api }: Engine, picture: GreyPicture, slope: number): Lines {
  const angle = Math.atan(slope)
  if (Math.abs(angle) < leastSkew) return { picture, words: recogniseSet(api), back: (x, y) => [x, y] }
  const straight = straighten(picture, angle)
  setPicture(core, api, straight.picture, dpi)
  return { ...straight, words: recogniseSet(api) }
}

function recogniseSet(api: TesseractApi): RecognisedWord[] {
  return api.Recognize(null) === 0 ? wordsOfTsv(api.GetTSVText(0)) : []
}

function textOf({ words, back }: Lines, turn: Turn, given: GreyPicture): RecognisedText {
  return { words: words.map((word) => ({ ...word, box: turnBack(boxBack(word.box, back), turn, given) })), turn }
}

/** Whether some lines are recognised better when they are turned upside down. */
function readsBetterOnItsHead({ core, api }: Engine, { picture, words }: Lines): boolean {
  const middle = words[words.length >> 1]
  if (!middle) return false
  const sample = words.filter(({ line }) => line >= middle.line).slice(0, sampleWords)
  const edge = (far: boolean, of: 'x' | 'y', length: 'width' | 'height'): number => {
    const sides = sample.map(({ box }) => (far ? box[of] + box[length] + around : box[of] - around))
    return Math.round(far ? Math.min(picture[length], Math.max(...sides)) : Math.max(0, Math.min(...sides)))
  }
  const [x, y] = [edge(false, 'x', 'width'), edge(false, 'y', 'height')]
  const box = { x, y, width: edge(true, 'x', 'width') - x, height: edge(true, 'y', 'height') - y }
  setPicture(core, api, turnGrey(cropGrey(picture, box), 2), dpi)
  return meanConfidence(recogniseSet(api)) > meanConfidence(sample) + clearlyBetter
}

/** Mean over letters, 0 where there are none. */
function meanConfidence(words: readonly RecognisedWord[]): number {
  let [sum, letters] = [0, 0]
  for (const { text, confidence } of words) {
    sum += confidence * text.length
    letters += text.length
  }
  return letters === 0 ? 0 : sum / letters
}

/** A box of the turned picture on the picture as it was given. */
function turnBack({ x, y, width, height }: Box, turn: Turn, given: GreyPicture): Box {
  switch (turn) {
    case 0:
      return { x, y, width, height }
    case 1:
      return { x: y, y: given.height - x - width, width: height, height: width }
    case 2:
      return { x: given.width - x - width, y: given.height - y - height, width, height }
    case 3:
      return { x: given.width - y - height, y: x, width: height, height: width }
  }
}

/** The box about a box that was straightened, laid back askew. */
function boxBack({ x, y, width, height }: Box, back: (x: number, y: number) => [number, number]): Box {
  // The middles of its sides: corners would make the box of a long word needlessly tall.
  const ends = [
    back(x, y + height / 2),
    back(x + width, y + height / 2),
    back(x + width / 2, y),
    back(x + width / 2, y + height),
  ]
  const [xs, ys] = [ends.map((end) => end[0]), ends.map((end) => end[1])]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}
