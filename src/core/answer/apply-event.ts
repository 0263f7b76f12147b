import type { Answer, AnswerEvent } from '../../api/answer.ts'

/** The answer after an event; the same object where nothing that is stored changes. */
export function applyEvent(answer: Answer, event: AnswerEvent): Answer {
  switch (event.type) {
    case 'message-started':
    case 'text-delta':
      return answer
    case 'quotes-found': {
      const { type: _, ...found } = event
      return { ...answer, ...found }
    }
    case 'writing-started':
      return { ...answer, model: event.model }
    case 'sentence-checked':
      return { ...answer, sentences: [...answer.sentences, event.sentence] }
    case 'answer-finished':
      return event.answer
  }
}
