import type { Box, Span, SpanBoxes } from '../../../../api/span.ts'
import type { MarkedPlace, PlaceMarking } from '../marked-places.ts'

/** A box of marked words on a page, in fractions of the page's width and height. */
export type PageMark = { page: number; box: Box; marking: PlaceMarking; key: string; number: number | undefined }

/** The spans of all places in one list, as `document.boxes` takes them. */
export function spansOf(places: readonly MarkedPlace[]): Span[] {
  return places.flatMap((place) => [...place.spans])
}

/** The boxes of `document.boxes`, given back to the places whose spans were asked for with `spansOf`. */
export function marksOf(places: readonly MarkedPlace[], answers: readonly SpanBoxes[]): PageMark[] {
  const owners = places.flatMap((place) => place.spans.map(() => place))
  return owners.flatMap(({ key, number, marking }, index) => {
    const answer = answers[index]
    if (answer === undefined) return []
    return answer.boxes.map((box) => ({ page: answer.page, key, number, marking, box: fractionOf(box, answer) }))
  })
}

/** A box in fractions of its page. */
export function fractionOf(box: Box, page: { pageWidth: number; pageHeight: number }): Box {
  return {
    x: box.x / page.pageWidth,
    y: box.y / page.pageHeight,
    width: box.width / page.pageWidth,
    height: box.height / page.pageHeight,
  }
}
