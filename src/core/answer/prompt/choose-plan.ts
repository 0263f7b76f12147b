import type { ModelInfo } from '../../../api/model.ts'

/** `few-sentences` below a billion parameters: such models copy from one clear sentence and get lost in passages. */
export type PlanKind = 'few-sentences' | 'passages'

/** The prompt plan for a model. */
export function choosePlan(model: Pick<ModelInfo, 'parameters'>): PlanKind {
  return model.parameters < 1e9 ? 'few-sentences' : 'passages'
}
