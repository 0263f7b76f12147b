import type { Box } from '../../api/span.ts'
import type { Bitmap } from './bitmap.ts'

/** A recognised word; `box` in pixels of the picture as it was given. Words of one line or paragraph share its number. */
export type RecognisedWord = { text: string; confidence: number; box: Box; line: number; paragraph: number }

/**
 * What a picture says. `turn`: quarter turns clockwise by which it had to be turned to be upright; words are in reading
 * order, confidences 0 to 1.
 */
export type RecognisedText = { words: readonly RecognisedWord[]; turn: 0 | 1 | 2 | 3 }

/**
 * Recognises printed text in pictures. `languages`: names of language packs, ISO 639-3 codes mostly, the first one counts
 * most; `language-missing {language}` where there is no such pack, `language-damaged {language}` where it cannot be used.
 */
export type TextRecognizer = {
  recognise(picture: Bitmap, languages: readonly string[]): Promise<RecognisedText>
}
