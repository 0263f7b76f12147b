import type { Settings } from '../../../api/settings.ts'

/** The instructions of the persona with this id; '' without one, or where it is no longer there. */
export function instructionsOf({ personas }: Pick<Settings, 'personas'>, id: string | undefined): string {
  return personas.find((persona) => persona.id === id)?.instructions ?? ''
}
