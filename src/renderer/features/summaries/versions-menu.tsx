import { History } from 'lucide-react'
import type { MethodOutput } from '../../../api/methods.ts'
import { say } from '../../../messages/say.ts'
import { dayWords } from '../../app/day-words.ts'
import { Button } from '../../components/button.tsx'
import { MenuButton } from '../../components/menu.tsx'

/** The versions of a summary, the newest first; choosing one shows it. Undefined stands for the newest. */
export function VersionsMenu({
  stored: { versions, version },
  onChoose,
}: {
  stored: Pick<MethodOutput<'summary.get'>, 'versions' | 'version'>
  onChoose: (versionId: string | undefined) => void
}) {
  if (versions.length < 2) return null
  const now = Date.now()
  const words = say('summaries', 'versionOf', { number: version.number, count: versions.length })
  return (
    <MenuButton
      label={say('summaries', 'versions')}
      entries={versions.map(({ id, number, edited, createdAt }, at) => ({
        id,
        label: `${say('summaries', edited ? 'versionEdited' : 'version', { number })}, ${dayWords(createdAt, now)}`,
        checked: id === version.id,
        run: () => onChoose(at === 0 ? undefined : id),
      }))}
    >
      <Button look="quiet" className="px-1.5! font-normal! tabular-nums">
        <History />
        {words}
      </Button>
    </MenuButton>
  )
}
