import { followsInstructionsFrom, type ModelInfo } from '../../../api/model.ts'

/** `few-sentences` for models that follow no instructions: they copy from one clear sentence and get lost in passages. */
export type PlanKind = 'few-sentences' | 'passages'

/** The prompt plan for a model. */
export function choosePlan(model: Pick<ModelInfo, 'parameters'>): PlanKind {
  return model.parameters < followsInstructionsFrom ? 'few-sentences' : 'passages'
}
